/** What of a JSON value is to be read; the rest of it is checked and never built. Scalars are always read. */
export interface Wanted {
  /** What of the value at a key of an object; undefined where nothing is. */
  at(key: string): Wanted | undefined;
  /** What of each element of an array. */
  readonly elements: Wanted | undefined;
}

/** All of a value. */
export const EVERYTHING: Wanted = {
  at: () => EVERYTHING,
  get elements() {
    return EVERYTHING;
  },
};
