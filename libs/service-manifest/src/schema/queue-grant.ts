import * as z from 'zod';
import { owner } from './grant-parts.ts';
import { queueName, topicName } from './resource-names-schema.ts';
import { whole } from './whole-number.ts';

/** A queue. */
export const queueGrant = z
  .strictObject({
    queue: queueName,
    access: z
      .enum(['send', 'receive', 'send-receive'])
      .describe(
        'What the service may do: send, receive (which includes deleting what was received), send-receive',
      ),
    visibility: whole(1, 43_200, 'seconds')
      .optional()
      .describe(
        'Seconds for which a received message is hidden from other receivers; longer than its handling takes. Default 60',
      ),
    attempts: whole(1, 1_000, 'receipts')
      .optional()
      .describe(
        'How often a message is received before it moves to the dead letters, and an alarm goes off. Default 5',
      ),
    topics: z
      .array(topicName)
      .min(1, { error: 'must name a topic, or be omitted' })
      .optional()
      .describe('Topics of this workspace, also of other services, whose messages the queue gets'),
    owner,
  })
  .describe('A queue that the service sends to or receives from');

/** Of a queue whose manifest says nothing: seconds and receipts. */
export const QUEUE_DEFAULTS = { visibility: 60, attempts: 5 };

export type QueueGrant = z.infer<typeof queueGrant>;
