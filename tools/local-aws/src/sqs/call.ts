import type { QueueStore } from './queue-store.ts';

/** The context of an operation. */
export interface SqsCall {
  readonly store: QueueStore;
  /** The URL of a queue, with the host name that the caller used. */
  readonly urlOf: (name: string) => string;
  /** Aborted when the caller disconnects. */
  readonly signal: AbortSignal | undefined;
}
