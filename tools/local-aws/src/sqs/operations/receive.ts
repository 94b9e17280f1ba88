import type { ReceiveMessageRequest } from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import type { SqsCall } from '../call.ts';
import { checkRange, unknownAttribute } from '../errors.ts';
import { wantedAttributes } from '../message-attributes.ts';
import { md5, md5OfAttributes } from '../md5.ts';
import type { Message, Queue } from '../model.ts';
import { numberIn } from '../queue-attributes.ts';
import { receiptHandleOf } from '../receipt-handle.ts';
import { takeMessages } from '../take-messages.ts';

export const receiveParameters = {
  ReceiveMessage: {
    QueueUrl: 'text',
    AttributeNames: ['text'],
    MessageSystemAttributeNames: ['text'],
    MessageAttributeNames: ['text'],
    MaxNumberOfMessages: 'integer',
    VisibilityTimeout: 'integer',
    WaitTimeSeconds: 'integer',
  },
} as const satisfies OperationParameters;

export const receiveOperations = {
  async ReceiveMessage(input: ReceiveMessageRequest, { store, signal }): Promise<object> {
    const queue = store.byUrl(input.QueueUrl);
    const { MaxNumberOfMessages: most = 1, VisibilityTimeout, WaitTimeSeconds } = input;
    checkRange('MaxNumberOfMessages', most, [1, 10]);
    checkRange('VisibilityTimeout', VisibilityTimeout, [0, 43_200]);
    checkRange('WaitTimeSeconds', WaitTimeSeconds, [0, 20]);
    const asked: readonly string[] = [
      ...(input.AttributeNames ?? []),
      ...(input.MessageSystemAttributeNames ?? []),
    ];
    const unknown = asked.find((name) => name !== 'All' && !systemAttributeNames.includes(name));
    if (unknown !== undefined) throw unknownAttribute(unknown);

    const take = (now: number): Message[] => {
      const { taken, deadLetters } = takeMessages(queue, {
        now,
        most,
        visibilityMs: 1000 * (VisibilityTimeout ?? numberIn(queue.attributes, 'VisibilityTimeout')),
        queueByArn: (arn) => store.byArn(arn),
      });
      if (deadLetters) store.polls.wake(deadLetters);
      return taken;
    };
    const wait = WaitTimeSeconds ?? numberIn(queue.attributes, 'ReceiveMessageWaitTimeSeconds');
    const messages = await store.polls.receive(queue, wait * 1000, take, signal);
    const told = messages.map((message) =>
      toldOf(queue, message, {
        system: (name) => asked.includes('All') || asked.includes(name),
        user: input.MessageAttributeNames ?? [],
        senderId: store.place.accountId,
      }),
    );
    return told.length > 0 ? { Messages: told } : {};
  },
} satisfies Operations<SqsCall>;

interface Asked {
  readonly system: (name: string) => boolean;
  readonly user: readonly string[];
  readonly senderId: string;
}

function toldOf(queue: Queue, message: Message, { system, user, senderId }: Asked): object {
  const attributes = wantedAttributes(message.attributes, user);
  const ofAttributes = md5OfAttributes(attributes);
  const told = Object.entries(systemAttributesOf(message, senderId)).filter(
    ([name, value]) => value !== undefined && system(name),
  );
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandleOf(queue, message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(told.length > 0 && { Attributes: Object.fromEntries(told) }),
    ...(ofAttributes && { MD5OfMessageAttributes: ofAttributes, MessageAttributes: attributes }),
  };
}

const systemAttributesOf = (message: Message, senderId: string) => ({
  SenderId: senderId,
  SentTimestamp: String(message.sentAt),
  ApproximateReceiveCount: String(message.receiveCount),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  SequenceNumber: message.sequenceNumber,
  MessageDeduplicationId: message.deduplicationId,
  MessageGroupId: message.groupId,
  AWSTraceHeader: message.traceHeader,
  DeadLetterQueueSourceArn: message.sourceArn,
});

const systemAttributeNames: readonly string[] = Object.keys(systemAttributesOf({} as Message, ''));
