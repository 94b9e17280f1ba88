/**
 * A change of a store in the journal: the kind of entry, its names, and its new value; null if it was deleted.
 */
export type Change = readonly [kind: string, names: readonly string[], value: unknown];
