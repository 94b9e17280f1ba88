import type {
  SendMessageBatchRequest,
  SendMessageBatchResult,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { doBatch } from '../../protocol/batch.ts';
import type { SqsCall } from '../call.ts';
import { draftOf, sizeOf } from '../message-draft.ts';
import { attributesIn } from '../message-attributes.ts';
import { md5, md5OfAttributes } from '../md5.ts';
import type { Queue } from '../model.ts';
import { enqueue } from '../queue.ts';
import type { QueueStore } from '../queue-store.ts';

/** Maximum size of a message, and of a batch. */
const maxBytes = 1_048_576;

const attribute = { DataType: 'text', StringValue: 'text', BinaryValue: 'bytes' } as const;

const message = {
  MessageBody: 'text',
  DelaySeconds: 'integer',
  MessageAttributes: { '*': attribute },
  MessageSystemAttributes: { AWSTraceHeader: attribute },
  MessageDeduplicationId: 'text',
  MessageGroupId: 'text',
} as const;

export const sendParameters = {
  SendMessage: { QueueUrl: 'text', ...message },
  SendMessageBatch: { QueueUrl: 'text', Entries: [{ Id: 'text', ...message }] },
} as const satisfies OperationParameters;

export const sendOperations = {
  SendMessage(input: SendMessageRequest, { store }): SendMessageResult {
    return send(store, store.byUrl(input.QueueUrl), input);
  },

  SendMessageBatch(
    { QueueUrl, Entries }: SendMessageBatchRequest,
    { store },
  ): SendMessageBatchResult {
    const queue = store.byUrl(QueueUrl);
    const sizes = (Entries ?? []).map(({ MessageBody: body = '', MessageAttributes }) =>
      sizeOf({ body, attributes: attributesIn(MessageAttributes) }),
    );
    const size = sizes.reduce((sum, each) => sum + each, 0);
    if (size > maxBytes && sizes.length <= 10)
      throw new ServiceError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${maxBytes} bytes. You have sent ${size} bytes.`,
      );
    return doBatch('SendMessageBatchRequestEntry', Entries, (entry) => send(store, queue, entry));
  },
} satisfies Operations<SqsCall>;

/** @returns the response of both operations for a message */
function send(store: QueueStore, queue: Queue, input: Omit<SendMessageRequest, 'QueueUrl'>) {
  const { draft, delayMs } = draftOf(queue, input);
  const { id, sequenceNumber } = enqueue(queue, draft, { now: store.clock.now(), delayMs });
  store.polls.wake(queue);
  const ofAttributes = md5OfAttributes(draft.attributes);
  const ofSystem = md5OfAttributes(attributesIn(input.MessageSystemAttributes));
  return {
    MessageId: id,
    MD5OfMessageBody: md5(draft.body),
    ...(ofAttributes && { MD5OfMessageAttributes: ofAttributes }),
    ...(ofSystem && { MD5OfMessageSystemAttributes: ofSystem }),
    ...(sequenceNumber && { SequenceNumber: sequenceNumber }),
  };
}
