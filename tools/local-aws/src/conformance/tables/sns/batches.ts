import type { Case } from '../../case.ts';
import { arn, topic, text, blob } from './sample.ts';

export const batches: Case[] = [
  {
    title: 'publishes the valid messages of a batch',
    given: [topic()],
    call: [
      'PublishBatch',
      {
        TopicArn: arn,
        PublishBatchRequestEntries: [
          {
            Id: 'a',
            Message: '{"default":"x"}',
            MessageStructure: 'json',
            Subject: 'Hello',
            MessageAttributes: { a: text('b'), c: blob },
            MessageGroupId: 'fair',
          },
          { Id: 'b', Message: 'x', MessageDeduplicationId: 'd' },
        ],
      },
    ],
    expect: {
      answer: {
        Successful: [{ Id: 'a' }],
        Failed: [{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }],
      },
    },
  },
  {
    title: 'refuses a batch with a duplicate ID',
    given: [topic()],
    call: [
      'PublishBatch',
      { TopicArn: arn, PublishBatchRequestEntries: [1, 2].map(() => ({ Id: 'a', Message: 'x' })) },
    ],
    expect: { error: 'BatchEntryIdsNotDistinctException' },
  },
  {
    title: 'refuses an empty batch',
    given: [['CreateTopic', { Name: 'empty' }]],
    call: [
      'PublishBatch',
      {
        TopicArn: 'arn:aws:sns:eu-central-1:000000000000:empty',
        PublishBatchRequestEntries: [],
      },
    ],
    expect: { error: 'EmptyBatchRequestException' },
  },
];
