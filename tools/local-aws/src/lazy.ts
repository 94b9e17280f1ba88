/** Something that is made when first asked for, and once. */
export interface Lazy<T> {
  /** Makes it, or gives what was made. */
  (): Promise<T>;
  /** The value, or the promise of it; undefined before the first use. */
  started(): Promise<T> | undefined;
}

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  return Object.assign(() => (made ??= make()), { started: () => made });
}
