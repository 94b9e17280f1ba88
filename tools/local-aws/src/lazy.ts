/** A value that is created once, on first use. */
export interface Lazy<T> {
  /** Creates the value, or returns the created one. */
  (): Promise<T>;
  /** The value, or the promise of it; undefined before the first use. */
  started(): Promise<T> | undefined;
}

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  return Object.assign(() => (made ??= make()), { started: () => made });
}
