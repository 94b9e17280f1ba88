import type {
  DeleteMessageBatchRequest,
  DeleteMessageBatchResult,
  DeleteMessageRequest,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { doBatch } from '../../protocol/batch.ts';
import type { SqsCall } from '../call.ts';
import { missing, wrongValue } from '../errors.ts';
import type { Queue } from '../model.ts';
import { isInFlight } from '../queue.ts';
import type { QueueStore } from '../queue-store.ts';
import { findReceipt } from '../receipt-handle.ts';

export const receiptParameters = {
  DeleteMessage: { QueueUrl: 'text', ReceiptHandle: 'text' },
  DeleteMessageBatch: { QueueUrl: 'text', Entries: [{ Id: 'text', ReceiptHandle: 'text' }] },
} as const satisfies OperationParameters;

/** The operations on received messages by their receipt handles. */
export const receiptOperations = {
  DeleteMessage({ QueueUrl, ReceiptHandle }: DeleteMessageRequest, { store }): object {
    return remove(store, store.byUrl(QueueUrl), ReceiptHandle);
  },

  DeleteMessageBatch(input: DeleteMessageBatchRequest, { store }): DeleteMessageBatchResult {
    const queue = store.byUrl(input.QueueUrl);
    return doBatch('DeleteMessageBatchRequestEntry', input.Entries, (entry) =>
      remove(store, queue, entry.ReceiptHandle),
    );
  },
} satisfies Operations<SqsCall>;

/**
 * Deletes a message by the handle of its last receipt. The handle of an earlier receipt deletes nothing, but a standard
 * queue accepts it, as in AWS.
 */
function remove(store: QueueStore, queue: Queue, handle: string | undefined): object {
  if (!handle) throw missing('ReceiptHandle');
  const { message, latest } = findReceipt(queue, handle);
  if (queue.fifo && message && !(latest && isInFlight(message, store.clock.now())))
    throw wrongValue('ReceiptHandle', handle, 'The receipt handle has expired.');
  if (message && latest) {
    queue.messages.delete(message.id);
    store.polls.wake(queue);
  }
  return {};
}
