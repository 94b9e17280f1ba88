import { doBatch } from '../../protocol/batch.ts';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { invalid } from '../errors.ts';
import { maxBytes, publicationOf } from '../outgoing.ts';
import type { PublishInput } from '../publish-input.ts';
import type { TopicStore } from '../topic-store.ts';
import { publish } from './publish-message.ts';

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
