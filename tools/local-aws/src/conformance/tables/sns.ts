import type { Call, Case, ConformanceTable } from '../case.ts';

type Answers = readonly Record<string, never>[];

const arn = 'arn:aws:sns:eu-central-1:000000000000:news';
const queueArn = 'arn:aws:sqs:eu-central-1:000000000000:news';
const topic = (Attributes: Record<string, string> = {}): Call => [
  'CreateTopic',
  { Name: 'news', Attributes },
];
const fifoArn = `${arn}.fifo`;
const fifoTopic: Call = ['CreateTopic', { Name: 'news.fifo', Attributes: { FifoTopic: 'true' } }];
const subscribe = (Attributes: Record<string, string> = {}, more: object = {}): Call => [
  'Subscribe',
  { TopicArn: arn, Protocol: 'sqs', Endpoint: queueArn, Attributes, ...more },
];
const none: Call = subscribe({}, { Endpoint: queueArn.replace('news', 'none') });
const publish = (more: object = {}): Call => [
  'Publish',
  { TopicArn: arn, Message: 'text', ...more },
];
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const blob = { DataType: 'Binary', BinaryValue: Buffer.from('AB') };

const topics: Case[] = [
  {
    title: 'creates a topic with attributes and tags',
    call: [
      'CreateTopic',
      { Name: 'news', Attributes: { DisplayName: 'News' }, Tags: [{ Key: 'a', Value: 'b' }] },
    ],
    expect: { answer: { TopicArn: arn } },
  },
  {
    title: 'refuses an existing name with other attributes',
    given: [topic({ DisplayName: 'News' })],
    call: topic({ DisplayName: 'Other' }),
    expect: {
      error: 'InvalidParameterException',
      message: /already exists with different attributes/,
    },
  },
  {
    title: 'refuses an invalid topic name',
    call: ['CreateTopic', { Name: 'bad name' }],
    expect: { error: 'InvalidParameterException', message: /Topic Name/ },
  },
  {
    title: 'refuses data protection policies',
    call: ['CreateTopic', { Name: 'news', DataProtectionPolicy: '{}' }],
    expect: { refused: 'DataProtectionPolicy' },
  },
  {
    title: 'returns the attributes of a topic',
    given: [topic({ DisplayName: 'News' })],
    call: ['GetTopicAttributes', { TopicArn: arn }],
    expect: {
      answer: {
        Attributes: {
          TopicArn: arn,
          Owner: '000000000000',
          DisplayName: 'News',
          SubscriptionsConfirmed: '0',
        },
      },
    },
  },
  {
    title: 'sets an attribute of a topic',
    given: [
      topic(),
      [
        'SetTopicAttributes',
        { TopicArn: arn, AttributeName: 'DisplayName', AttributeValue: 'News' },
      ],
    ],
    call: ['GetTopicAttributes', { TopicArn: arn }],
    operation: 'SetTopicAttributes',
    expect: { answer: { Attributes: { DisplayName: 'News' } } },
  },
  {
    title: 'lists topics',
    given: [topic()],
    call: ['ListTopics', {}],
    expect: { answer: { Topics: [{ TopicArn: arn }], NextToken: undefined } },
  },
  {
    title: 'lists topics in pages of a hundred',
    given: [
      ...[...Array(101).keys()].map((each): Call => ['CreateTopic', { Name: `t${each}` }]),
      ['ListTopics', {}],
    ],
    call: ['ListTopics', (answers: Answers) => ({ NextToken: answers[101]?.['NextToken'] })],
    expect: { answer: { Topics: [{}] } },
  },
  {
    title: 'deletes a topic',
    given: [topic(), ['DeleteTopic', { TopicArn: arn }]],
    call: publish(),
    operation: 'DeleteTopic',
    expect: { error: 'NotFoundException' },
  },
  {
    title: 'keeps tags',
    given: [
      topic(),
      [
        'TagResource',
        {
          ResourceArn: arn,
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
          ],
        },
      ],
      ['UntagResource', { ResourceArn: arn, TagKeys: ['a'] }],
    ],
    call: ['ListTagsForResource', { ResourceArn: arn }],
    expect: { answer: { Tags: [{ Key: 'b', Value: '2' }] } },
  },
];

const subscriptions: Case[] = [
  {
    title: 'refuses a queue that does not exist',
    given: [topic()],
    call: none,
    expect: { error: 'InvalidParameterException', message: /Endpoint does not exist/ },
  },
  {
    title: 'refuses an endpoint that is not the ARN of a queue',
    given: [topic()],
    call: subscribe({}, { Endpoint: 'news', ReturnSubscriptionArn: true }),
    expect: { error: 'InvalidParameterException', message: /SQS endpoint ARN/ },
  },
  {
    title: 'confirms by a valid token only',
    given: [topic()],
    call: ['ConfirmSubscription', { TopicArn: arn, Token: 'x', AuthenticateOnUnsubscribe: 'true' }],
    expect: { error: 'InvalidParameterException', message: /Token/ },
  },
  {
    title: 'lists only subscriptions of the topic',
    given: [topic()],
    call: ['ListSubscriptionsByTopic', { TopicArn: arn, NextToken: '0' }],
    expect: { answer: { Subscriptions: [] } },
  },
  {
    title: 'lists subscriptions',
    call: ['ListSubscriptions', { NextToken: '0' }],
    expect: { answer: { Subscriptions: [] } },
  },
  ...(['GetSubscriptionAttributes', 'SetSubscriptionAttributes'] as const).map(
    (operation): Case => ({
      title: 'reports a missing subscription',
      call: [
        operation,
        {
          SubscriptionArn: `${arn}:none`,
          ...(operation === 'SetSubscriptionAttributes' && {
            AttributeName: 'FilterPolicy',
            AttributeValue: '{}',
          }),
        },
      ],
      expect: { error: 'NotFoundException', message: /Subscription does not exist/ },
    }),
  ),
  {
    title: 'accepts the end of a missing subscription',
    call: ['Unsubscribe', { SubscriptionArn: `${arn}:none` }],
    expect: { answer: {} },
  },
  {
    title: 'refuses an invalid filter policy',
    given: [topic()],
    call: subscribe(
      { FilterPolicy: '{"a":"b"}' },
      { Endpoint: 'arn:aws:sqs:eu-central-1:000000000000:none' },
    ),
    expect: { error: 'InvalidParameterException' },
  },
];

const publishing: Case[] = [
  {
    title: 'publishes with a subject and attributes',
    given: [topic()],
    call: publish({
      Subject: 'Hello',
      MessageAttributes: { a: text('b'), c: blob },
      MessageGroupId: 'fair',
    }),
    expect: { answer: { MessageId: /^[0-9a-f-]{36}$/, SequenceNumber: undefined } },
  },
  {
    title: 'publishes to a target that is a topic, by protocol',
    given: [topic()],
    call: ['Publish', { TargetArn: arn, Message: '{"default":"x"}', MessageStructure: 'json' }],
    expect: { answer: { MessageId: /./ } },
  },
  {
    title: 'refuses a message for several protocols without a default',
    given: [topic()],
    call: publish({ Message: '{"sqs":"x"}', MessageStructure: 'json' }),
    expect: { error: 'InvalidParameterException', message: /No default entry/ },
  },
  {
    title: 'refuses text messages',
    call: ['Publish', { PhoneNumber: '+491', Message: 'x' }],
    expect: { refused: 'PhoneNumber' },
  },
  {
    title: 'numbers the messages of a FIFO topic',
    given: [fifoTopic],
    call: [
      'Publish',
      { TopicArn: fifoArn, Message: 'x', MessageGroupId: 'g', MessageDeduplicationId: 'd' },
    ],
    expect: { answer: { SequenceNumber: /^\d{20}$/ } },
  },
  {
    title: 'requires a group for a FIFO topic',
    given: [fifoTopic],
    call: ['Publish', { TopicArn: fifoArn, Message: 'x', MessageDeduplicationId: 'd' }],
    expect: { error: 'InvalidParameterException', message: /MessageGroupId/ },
  },
  {
    title: 'refuses an empty message',
    given: [topic()],
    call: publish({ Message: '' }),
    expect: { error: 'InvalidParameterException', message: /Empty message/ },
  },
  {
    title: 'refuses an attribute of an unknown type',
    given: [topic()],
    call: publish({ MessageAttributes: { a: { DataType: 'Text', StringValue: 'b' } } }),
    expect: { error: 'InvalidParameterValueException' },
  },
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
  {
    operation: 'ListTopics',
    title: 'refuses an unknown token',
    call: ['ListTopics', { NextToken: 'none' }],
    expect: { error: 'InvalidParameterException' },
  },
];

export const snsTable: ConformanceTable = {
  service: 'sns',
  cases: [...topics, ...subscriptions, ...publishing],
};
