/** The parts of a JSON value to build; the rest is validated but never built. Scalars are always built. */
export interface Wanted {
  /** The wanted parts of a key's value; undefined for none. */
  at(key: string): Wanted | undefined;
  /** The wanted parts of each element of an array. */
  readonly elements: Wanted | undefined;
}

/** The whole value. */
export const EVERYTHING: Wanted = {
  at: () => EVERYTHING,
  get elements() {
    return EVERYTHING;
  },
};
