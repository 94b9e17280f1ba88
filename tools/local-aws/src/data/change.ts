/**
 * A change of a store in the journal: the kind of entry, its names, and its new value; null if it was deleted.
 */
export type Change = readonly [kind: string, names: readonly string[], value: unknown];

/** A store whose changes can be written to a journal. */
export interface KeptStore {
  /** Calls the listener with every change from now on. */
  onChange(listener: (change: Change) => void): void;
  /** Changes that turn an empty store into this one. */
  all(): Change[];
  /** Repeats a change of an earlier run. */
  apply(change: Change): void;
}
