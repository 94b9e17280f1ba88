/**
 * A change of a store, as it is kept: of what kind, under which names, and what it is now; null
 * when it is no more.
 */
export type Change = readonly [kind: string, names: readonly string[], value: unknown];

/** A store whose changes can be kept. */
export interface KeptStore {
  /** Calls the listener with every change from now on. */
  onChange(listener: (change: Change) => void): void;
  /** Changes that make an empty store what this one is. */
  all(): Change[];
  /** Does again what an earlier run did. */
  apply(change: Change): void;
}
