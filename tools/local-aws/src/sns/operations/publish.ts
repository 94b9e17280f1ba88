import { randomUUID } from 'node:crypto';
import { doBatch } from '../../protocol/batch.ts';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { nextSequence } from '../../sqs/queue.ts';
import { deliver } from '../deliver.ts';
import { invalid } from '../errors.ts';
import type { Published, Topic } from '../model.ts';
import { maxBytes, publicationOf, type Publication, type PublishInput } from '../outgoing.ts';
import type { TopicStore } from '../topic-store.ts';

const deduplicationMs = 300_000;

const message = {
  Message: 'text',
  Subject: 'text',
  MessageStructure: 'text',
  MessageAttributes: {
    entry: [
      { Name: 'text', Value: { DataType: 'text', StringValue: 'text', BinaryValue: 'bytes' } },
    ],
  },
  MessageDeduplicationId: 'text',
  MessageGroupId: 'text',
} as const;

export const publishParameters = {
  Publish: { TopicArn: 'text', TargetArn: 'text', ...message },
  PublishBatch: { TopicArn: 'text', PublishBatchRequestEntries: [{ Id: 'text', ...message }] },
} as const satisfies OperationParameters;

interface BatchInput {
  readonly TopicArn?: string;
  readonly PublishBatchRequestEntries?: readonly (PublishInput & { readonly Id?: string })[];
}

export const publishOperations = {
  Publish(input: PublishInput & { TopicArn?: string; TargetArn?: string }, store): object {
    const { TopicArn, TargetArn } = input;
    if (TopicArn !== undefined && TargetArn !== undefined)
      throw invalid('TopicArn and TargetArn cannot both be given');
    const topic = store.topic(TopicArn ?? TargetArn, TopicArn ? 'TopicArn' : 'TargetArn');
    return publish(store, topic, publicationOf(topic, input));
  },

  PublishBatch({ TopicArn, PublishBatchRequestEntries: entries }: BatchInput, store): object {
    const topic = store.topic(TopicArn);
    const size = (entries ?? []).reduce(
      (sum, { Message = '' }) => sum + Buffer.byteLength(Message),
      0,
    );
    if (size > maxBytes)
      throw new ServiceError(
        'BatchRequestTooLong',
        'The length of all the messages put together is more than the limit.',
      );
    return doBatch('PublishBatchRequestEntry', entries, (entry) =>
      publish(store, topic, publicationOf(topic, entry)),
    );
  },
} satisfies Operations<TopicStore>;

/** @returns the response for a message; for a duplicate, which is not delivered, the earlier response */
function publish(store: TopicStore, topic: Topic, publication: Publication) {
  const { clock, notifications } = store.surroundings;
  const at = clock.now();
  const key = deduplicationKey(topic, publication);
  for (const [each, { at: then }] of topic.deduplication)
    if (then <= at - deduplicationMs) topic.deduplication.delete(each);
  const before = key === undefined ? undefined : topic.deduplication.get(key);
  if (before) return answerOf(topic, before);

  const published: Published = {
    MessageId: randomUUID(),
    SequenceNumber: nextSequence(topic, at),
    at,
  };
  if (key !== undefined) topic.deduplication.set(key, published);
  const time = new Date(at);
  const { body, subject, attributes } = publication;
  notifications.add({
    messageId: published.MessageId,
    topic: topic.name,
    topicArn: topic.arn,
    message: body,
    ...(subject !== undefined && { subject }),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { StringValue, BinaryValue }]) => [
        name,
        StringValue ?? BinaryValue ?? '',
      ]),
    ),
    time: time.toISOString(),
  });
  const { MessageId: messageId, SequenceNumber } = published;
  const sequenceNumber = topic.fifo ? SequenceNumber : undefined;
  deliver(store, topic, { ...publication, messageId, sequenceNumber, time });
  return answerOf(topic, published);
}

const answerOf = ({ fifo }: Topic, { MessageId, SequenceNumber }: Published) => ({
  MessageId,
  ...(fifo && { SequenceNumber }),
});

const deduplicationKey = (topic: Topic, message: Publication): string | undefined => {
  if (!topic.fifo) return undefined;
  const { groupId = '', deduplicationId = '' } = message;
  return topic.attributes['FifoThroughputScope'] === 'MessageGroup'
    ? `${groupId}\n${deduplicationId}`
    : deduplicationId;
};
