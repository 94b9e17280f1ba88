export { consumeQueue } from './consume-queue.ts';
export type { ConsumeOptions } from './consume-options.ts';
export type { QueueMessage } from './queue-message.ts';
export { traceAttributes } from './trace-attributes.ts';
