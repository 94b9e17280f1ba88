import type { QueueMessage } from './queue-message.ts';

/** Which queue to consume, and how. */
export interface ConsumeOptions {
  /** URL of the queue, from the variable of its grant. */
  readonly url: string;
  /**
   * Handles one message, up to ten at a time. SQS delivers a message at least once: a repeated message must do no harm.
   * The message is deleted when it returns. If it throws, the message stays, is received again after the visibility time
   * of the queue, and becomes a dead letter after the last attempt.
   * @example handle: async ({ id, body }) => store(id, JSON.parse(body)),
   */
  handle(message: QueueMessage): unknown;
}
