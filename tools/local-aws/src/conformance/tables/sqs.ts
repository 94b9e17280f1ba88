import type { ConformanceTable } from '../case.ts';
import { deadLetters } from './sqs/dead-letters.ts';
import { fifo } from './sqs/fifo.ts';
import { messages } from './sqs/messages.ts';
import { queues } from './sqs/queues.ts';

export const sqsTable: ConformanceTable = {
  service: 'sqs',
  cases: [...queues, ...messages, ...fifo, ...deadLetters],
};
