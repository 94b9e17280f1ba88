import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
  ChangeMessageVisibilityRequest,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { doBatch } from '../../protocol/batch.ts';
import type { SqsCall } from '../call.ts';
import { checkRange, missing, wrongValue } from '../errors.ts';
import type { Queue } from '../model.ts';
import { isInFlight } from '../queue.ts';
import type { QueueStore } from '../queue-store.ts';
import { findReceipt } from '../receipt-handle.ts';

const change = { ReceiptHandle: 'text', VisibilityTimeout: 'integer' } as const;

export const visibilityParameters = {
  ChangeMessageVisibility: { QueueUrl: 'text', ...change },
  ChangeMessageVisibilityBatch: { QueueUrl: 'text', Entries: [{ Id: 'text', ...change }] },
} as const satisfies OperationParameters;

export const visibilityOperations = {
  ChangeMessageVisibility(input: ChangeMessageVisibilityRequest, { store }): object {
    return changeVisibility(store, store.byUrl(input.QueueUrl), input);
  },

  ChangeMessageVisibilityBatch(
    input: ChangeMessageVisibilityBatchRequest,
    { store },
  ): ChangeMessageVisibilityBatchResult {
    const queue = store.byUrl(input.QueueUrl);
    return doBatch('ChangeMessageVisibilityBatchRequestEntry', input.Entries, (entry) =>
      changeVisibility(store, queue, entry),
    );
  },
} satisfies Operations<SqsCall>;

function changeVisibility(
  store: QueueStore,
  queue: Queue,
  {
    ReceiptHandle: handle,
    VisibilityTimeout: seconds,
  }: {
    ReceiptHandle?: string | undefined;
    VisibilityTimeout?: number | undefined;
  },
): object {
  if (!handle) throw missing('ReceiptHandle');
  if (seconds === undefined) throw missing('VisibilityTimeout');
  checkRange('VisibilityTimeout', seconds, [0, 43_200]);
  const now = store.clock.now();
  const { message, latest } = findReceipt(queue, handle);
  if (!message)
    throw wrongValue(
      'ReceiptHandle',
      handle,
      'Message does not exist or is not available for visibility timeout change.',
    );
  if (!latest || !isInFlight(message, now))
    throw new ServiceError('MessageNotInflight', 'The message referred to is not in flight.');
  queue.messages.set(message.id, { ...message, visibleAt: now + seconds * 1000 });
  store.polls.wake(queue);
  return {};
}
