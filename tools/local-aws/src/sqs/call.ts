import type { QueueStore } from './queue-store.ts';

/** What an operation works on. */
export interface SqsCall {
  readonly store: QueueStore;
  /** The URL of a queue, under the host name by which the caller came. */
  readonly urlOf: (name: string) => string;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal | undefined;
}
