/** Something that is made when first asked for, and once. */
export interface Lazy<T> {
  /** Makes it, or gives what was made. */
  (): Promise<T>;
  /** What was made, or is being made; undefined when nobody has asked. */
  started(): Promise<T> | undefined;
}

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  return Object.assign(() => (made ??= make()), { started: () => made });
}
