/** The writers: each has its own prefix in the store, and its own role in AWS. */
export const WRITERS = ['gate', 'rescan', 'deploy'] as const;
export type Writer = (typeof WRITERS)[number];
