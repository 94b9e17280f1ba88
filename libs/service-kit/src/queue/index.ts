export { consumeQueue, type ConsumeOptions, type QueueMessage } from './consume-queue.ts';
export { traceAttributes } from './trace-attributes.ts';
