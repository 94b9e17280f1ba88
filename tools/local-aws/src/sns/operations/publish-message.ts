import { randomUUID } from 'node:crypto';
import { nextSequence } from '../../sqs/queue.ts';
import { deliver } from '../deliver.ts';
import type { Published, Topic } from '../model.ts';
import type { Publication } from '../outgoing.ts';
import type { TopicStore } from '../topic-store.ts';

const deduplicationMs = 300_000;

/** @returns the response for a message; for a duplicate, which is not delivered, the earlier response */
export function publish(store: TopicStore, topic: Topic, publication: Publication) {
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
