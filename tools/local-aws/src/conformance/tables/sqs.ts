import type { ConformanceTable } from '../case.ts';
import { deadLetters } from './sqs/dead-letters.ts';
import { fifo } from './sqs/fifo.ts';
import { messages } from './sqs/messages.ts';
import { queues } from './sqs/queues.ts';
import { receiving } from './sqs/receiving.ts';
import { receipts } from './sqs/receipts.ts';
import { messageBatches } from './sqs/message-batches.ts';
import { queueAttributes } from './sqs/queue-attributes.ts';

export const sqsTable: ConformanceTable = {
  service: 'sqs',
  cases: [
    ...queues,
    ...queueAttributes,
    ...messages,
    ...receiving,
    ...receipts,
    ...messageBatches,
    ...fifo,
    ...deadLetters,
  ],
};
