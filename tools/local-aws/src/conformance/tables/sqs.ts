import type { Call, Case, ConformanceTable } from '../case.ts';

type Answers = readonly Record<string, never>[];

/** Creates a queue; the first call of a case. */
const queue = (Attributes: Record<string, string> = {}, QueueName = 'work'): Call => [
  'CreateQueue',
  { QueueName, Attributes },
];
const fifoQueue = (more: Record<string, string> = {}): Call =>
  queue({ FifoQueue: 'true', ...more }, 'work.fifo');

/** A call on the queue that the first call created. */
const on = (operation: string, input: object | ((answers: Answers) => object) = {}): Call => [
  operation,
  (answers) => ({
    QueueUrl: answers[0]?.['QueueUrl'],
    ...(typeof input === 'function' ? input(answers) : input),
  }),
];
const send = (MessageBody = 'text', more: object = {}): Call =>
  on('SendMessage', { MessageBody, ...more });
const receive = (more: object = {}): Call => on('ReceiveMessage', more);

/** The receipt handle of the message that a call of the case received. */
const handleFrom = (call: number) => (answers: Answers) =>
  (answers[call] as unknown as { Messages: { ReceiptHandle: string }[] }).Messages[0]
    ?.ReceiptHandle;
const withHandle =
  (call: number, more: object = {}) =>
  (answers: Answers) => ({ ReceiptHandle: handleFrom(call)(answers), ...more });

const dead = 'arn:aws:sqs:eu-central-1:000000000000:dead';
const redrive = (more: object = {}): Record<string, string> => ({
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 1, ...more }),
});
const deadQueue: Call = ['CreateQueue', { QueueName: 'dead' }];
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const blob = { DataType: 'Binary', BinaryValue: Buffer.from('AB') };
const md5OfText = '1cb251ec0d568de6a929b520c4aed8d1';
const noQueue = { error: 'QueueDoesNotExist', message: /The specified queue does not exist/ };

const queues: Case[] = [
  {
    title: 'creates a queue in the account, with tags',
    call: [
      'CreateQueue',
      { QueueName: 'work', Attributes: { DelaySeconds: '5' }, tags: { a: 'b' } },
    ],
    expect: { answer: { QueueUrl: /\/000000000000\/work$/ } },
  },
  {
    title: 'returns an existing equal queue',
    given: [queue({ DelaySeconds: '5' })],
    call: queue({ DelaySeconds: '5' }),
    expect: { answer: { QueueUrl: /work$/ } },
  },
  {
    title: 'refuses a queue of the same name with another attribute',
    given: [queue({ DelaySeconds: '5' })],
    call: queue({ DelaySeconds: '6' }),
    expect: { error: 'QueueNameExists', message: /DelaySeconds/ },
  },
  {
    title: 'refuses an unknown attribute',
    call: queue({ Colour: 'red' }),
    expect: { error: 'InvalidAttributeName', message: /Unknown Attribute Colour/ },
  },
  {
    title: 'refuses a value that is out of bounds',
    call: queue({ VisibilityTimeout: '43201' }),
    expect: { error: 'InvalidAttributeValue', message: /VisibilityTimeout/ },
  },
  {
    title: 'refuses a FIFO queue without the suffix .fifo',
    call: queue({ FifoQueue: 'true' }),
    expect: { error: 'InvalidParameterValue', message: /\.fifo suffix/ },
  },
  {
    title: 'refuses a redrive policy with a queue that does not exist',
    call: queue(redrive()),
    expect: { error: 'InvalidParameterValue', message: /Dead letter target does not exist/ },
  },
  {
    title: 'finds a queue by name',
    given: [queue()],
    call: ['GetQueueUrl', { QueueName: 'work', QueueOwnerAWSAccountId: '000000000000' }],
    expect: { answer: { QueueUrl: /work$/ } },
  },
  {
    title: 'reports a missing queue',
    call: ['GetQueueUrl', { QueueName: 'none' }],
    expect: noQueue,
  },
  {
    title: 'lists queues by prefix, in pages',
    given: [
      queue({}, 'a1'),
      queue({}, 'a2'),
      queue({}, 'b'),
      ['ListQueues', { QueueNamePrefix: 'a', MaxResults: 1 }],
    ],
    call: [
      'ListQueues',
      (answers) => ({ QueueNamePrefix: 'a', MaxResults: 1, NextToken: answers[3]?.['NextToken'] }),
    ],
    expect: { answer: { QueueUrls: [/a2$/], NextToken: undefined } },
  },
  {
    title: 'returns only the requested attributes',
    given: [queue()],
    call: on('GetQueueAttributes', { AttributeNames: ['QueueArn', 'VisibilityTimeout', 'Policy'] }),
    expect: {
      answer: {
        Attributes: {
          QueueArn: 'arn:aws:sqs:eu-central-1:000000000000:work',
          VisibilityTimeout: '30',
          Policy: undefined,
          DelaySeconds: undefined,
        },
      },
    },
  },
  {
    title: 'returns no attributes without a request',
    given: [queue()],
    call: on('GetQueueAttributes'),
    expect: { answer: { Attributes: undefined } },
  },
  {
    title: 'counts visible, in-flight and delayed messages',
    given: [queue(), send(), send(), send('later', { DelaySeconds: 900 }), receive()],
    call: on('GetQueueAttributes', { AttributeNames: ['All'] }),
    expect: {
      answer: {
        Attributes: {
          ApproximateNumberOfMessages: '1',
          ApproximateNumberOfMessagesNotVisible: '1',
          ApproximateNumberOfMessagesDelayed: '1',
        },
      },
    },
  },
  {
    title: 'sets an attribute',
    given: [queue(), on('SetQueueAttributes', { Attributes: { DelaySeconds: '3' } })],
    call: on('GetQueueAttributes', { AttributeNames: ['DelaySeconds'] }),
    operation: 'SetQueueAttributes',
    expect: { answer: { Attributes: { DelaySeconds: '3' } } },
  },
  {
    title: 'refuses to turn a standard queue into a FIFO queue',
    given: [queue()],
    call: on('SetQueueAttributes', { Attributes: { FifoQueue: 'true' } }),
    expect: { error: 'InvalidAttributeValue' },
  },
  {
    title: 'purges a queue',
    given: [queue(), send(), on('PurgeQueue')],
    call: receive(),
    operation: 'PurgeQueue',
    expect: { answer: { Messages: undefined } },
  },
  {
    title: 'deletes a queue',
    given: [queue(), on('DeleteQueue')],
    call: send(),
    operation: 'DeleteQueue',
    expect: noQueue,
  },
  {
    title: 'keeps tags',
    given: [
      queue(),
      on('TagQueue', { Tags: { a: '1', b: '2' } }),
      on('UntagQueue', { TagKeys: ['a'] }),
    ],
    call: on('ListQueueTags'),
    expect: { answer: { Tags: { a: undefined, b: '2' } } },
  },
];

const messages: Case[] = [
  {
    title: 'returns the digests that the SDK verifies',
    given: [queue()],
    call: send('text', {
      DelaySeconds: 0,
      MessageAttributes: { a: text('b'), c: blob },
      MessageSystemAttributes: { AWSTraceHeader: text('Root=1') },
      MessageGroupId: 'fair',
    }),
    expect: {
      answer: {
        MD5OfMessageBody: md5OfText,
        MD5OfMessageAttributes: /^.{32}$/,
        MD5OfMessageSystemAttributes: /^.{32}$/,
      },
    },
  },
  {
    title: 'returns no attributes without a request',
    given: [queue(), send('text', { MessageAttributes: { a: text('b') } })],
    call: receive(),
    expect: {
      answer: {
        Messages: [
          {
            Body: 'text',
            MD5OfBody: md5OfText,
            MessageAttributes: undefined,
            Attributes: undefined,
            MD5OfMessageAttributes: undefined,
          },
        ],
      },
    },
  },
  {
    title: 'returns the attributes with a prefix, and the trace header',
    given: [
      queue(),
      send('text', {
        MessageAttributes: { 'trace.id': text('1'), other: text('2') },
        MessageSystemAttributes: { AWSTraceHeader: text('Root=1') },
      }),
    ],
    call: receive({
      MessageAttributeNames: ['trace.*'],
      MessageSystemAttributeNames: ['AWSTraceHeader'],
      AttributeNames: ['ApproximateReceiveCount'],
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 5,
      WaitTimeSeconds: 0,
    }),
    expect: {
      answer: {
        Messages: [
          {
            MessageAttributes: { 'trace.id': { StringValue: '1' }, other: undefined },
            Attributes: {
              AWSTraceHeader: 'Root=1',
              ApproximateReceiveCount: '1',
              SenderId: undefined,
            },
          },
        ],
      },
    },
  },
  {
    title: 'hides a message in flight',
    given: [queue(), send(), receive()],
    call: receive(),
    expect: { answer: { Messages: undefined } },
  },
  {
    title: 'refuses more than ten messages',
    given: [queue()],
    call: receive({ MaxNumberOfMessages: 11 }),
    expect: { error: 'InvalidParameterValue', message: /Must be between 1 and 10/ },
  },
  {
    title: 'refuses a receive request attempt ID',
    given: [fifoQueue()],
    call: receive({ ReceiveRequestAttemptId: 'x' }),
    expect: { refused: 'ReceiveRequestAttemptId' },
  },
  {
    title: 'refuses an empty message',
    given: [queue()],
    call: send(''),
    expect: { error: 'MissingParameter', message: /MessageBody/ },
  },
  {
    title: 'refuses a message above the limit of the queue',
    given: [queue({ MaximumMessageSize: '1024' })],
    call: send('x'.repeat(1025)),
    expect: { error: 'InvalidParameterValue', message: /shorter than 1024 bytes/ },
  },
  {
    title: 'deletes a message',
    given: [queue(), send(), receive({ VisibilityTimeout: 0 }), on('DeleteMessage', withHandle(2))],
    call: receive(),
    operation: 'DeleteMessage',
    expect: { answer: { Messages: undefined } },
  },
  {
    title: 'refuses an invalid receipt handle',
    given: [queue()],
    call: on('DeleteMessage', { ReceiptHandle: 'nonsense' }),
    expect: { error: 'ReceiptHandleIsInvalid' },
  },
  {
    title: 'makes a message visible again',
    given: [
      queue(),
      send(),
      receive(),
      on('ChangeMessageVisibility', withHandle(2, { VisibilityTimeout: 0 })),
    ],
    call: receive(),
    operation: 'ChangeMessageVisibility',
    expect: { answer: { Messages: [{ Body: 'text' }] } },
  },
  {
    title: 'refuses to change the visibility of a deleted message',
    given: [queue(), send(), receive(), on('DeleteMessage', withHandle(2))],
    call: on('ChangeMessageVisibility', withHandle(2, { VisibilityTimeout: 0 })),
    expect: { error: 'InvalidParameterValue', message: /Message does not exist/ },
  },
  {
    title: 'sends the valid messages of a batch',
    given: [queue()],
    call: on('SendMessageBatch', {
      Entries: [
        {
          Id: 'good',
          MessageBody: 'text',
          DelaySeconds: 1,
          MessageAttributes: { a: text('b'), c: blob },
          MessageSystemAttributes: { AWSTraceHeader: text('Root=1') },
          MessageGroupId: 'fair',
        },
        { Id: 'bad', MessageBody: 'text', MessageDeduplicationId: 'x' },
      ],
    }),
    expect: {
      answer: {
        Successful: [{ Id: 'good', MD5OfMessageBody: md5OfText }],
        Failed: [{ Id: 'bad', Code: 'InvalidParameterValue', SenderFault: true }],
      },
    },
  },
  {
    title: 'refuses a batch with a duplicate ID',
    given: [queue()],
    call: on('SendMessageBatch', { Entries: [1, 2].map(() => ({ Id: 'a', MessageBody: 'x' })) }),
    expect: { error: 'BatchEntryIdsNotDistinct' },
  },
  {
    title: 'refuses an empty batch',
    given: [queue()],
    call: on('DeleteMessageBatch', { Entries: [] }),
    expect: { error: 'EmptyBatchRequest' },
  },
  {
    title: 'deletes the valid entries of a batch',
    given: [queue(), send(), receive()],
    call: on('DeleteMessageBatch', (answers) => ({
      Entries: [
        { Id: 'a', ReceiptHandle: handleFrom(2)(answers) },
        { Id: 'b', ReceiptHandle: 'nonsense' },
      ],
    })),
    expect: {
      answer: { Successful: [{ Id: 'a' }], Failed: [{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }] },
    },
  },
  {
    title: 'changes the visibility of the valid entries of a batch',
    given: [queue(), send(), receive()],
    call: on('ChangeMessageVisibilityBatch', (answers) => ({
      Entries: [{ Id: 'a', ReceiptHandle: handleFrom(2)(answers), VisibilityTimeout: 9 }],
    })),
    expect: { answer: { Successful: [{ Id: 'a' }] } },
  },
];

const group = (MessageDeduplicationId: string) => ({ MessageGroupId: 'g', MessageDeduplicationId });

const fifo: Case[] = [
  {
    title: 'returns several messages of a group in order',
    given: [fifoQueue(), send('1', group('1')), send('2', group('2'))],
    call: receive({ MaxNumberOfMessages: 10 }),
    expect: { answer: { Messages: [{ Body: '1' }, { Body: '2' }] } },
  },
  {
    title: 'returns no message of a group with one in flight',
    given: [fifoQueue(), send('1', group('1')), send('2', group('2')), receive()],
    call: receive(),
    expect: { answer: { Messages: undefined } },
  },
  {
    title: 'accepts a duplicate message once',
    given: [fifoQueue(), send('1', group('1')), send('again', group('1'))],
    call: receive({ MaxNumberOfMessages: 10 }),
    operation: 'SendMessage',
    expect: { answer: { Messages: [{ Body: '1' }] } },
  },
  {
    title: 'requires a group',
    given: [fifoQueue({ ContentBasedDeduplication: 'true' })],
    call: send(),
    expect: { error: 'MissingParameter', message: /MessageGroupId/ },
  },
];

const deadLetters: Case[] = [
  {
    title: 'moves a message that was received too often',
    given: [
      deadQueue,
      queue(redrive()),
      ['SendMessage', (answers) => ({ QueueUrl: answers[1]?.['QueueUrl'], MessageBody: 'text' })],
      ...[1, 2].map((): Call => [
        'ReceiveMessage',
        (answers) => ({ QueueUrl: answers[1]?.['QueueUrl'], VisibilityTimeout: 0 }),
      ]),
    ],
    call: receive({ MessageSystemAttributeNames: ['DeadLetterQueueSourceArn'] }),
    operation: 'ReceiveMessage',
    expect: {
      answer: { Messages: [{ Body: 'text', Attributes: { DeadLetterQueueSourceArn: /:work$/ } }] },
    },
  },
  {
    title: 'lists the queues that use it',
    given: [
      deadQueue,
      queue(redrive(), 'a'),
      queue(redrive(), 'b'),
      on('ListDeadLetterSourceQueues', { MaxResults: 1 }),
    ],
    call: on('ListDeadLetterSourceQueues', (answers) => ({
      MaxResults: 1,
      NextToken: answers[3]?.['NextToken'],
    })),
    expect: { answer: { queueUrls: [/b$/], NextToken: undefined } },
  },
  {
    title: 'starts to move messages to another queue',
    given: [deadQueue, queue(redrive())],
    call: [
      'StartMessageMoveTask',
      {
        SourceArn: dead,
        DestinationArn: dead.replace('dead', 'work'),
        MaxNumberOfMessagesPerSecond: 1,
      },
    ],
    expect: { answer: { TaskHandle: /./ } },
  },
  {
    title: 'refuses to move messages out of a queue that is not a dead-letter queue',
    given: [deadQueue],
    call: ['StartMessageMoveTask', { SourceArn: dead }],
    expect: { error: 'InvalidParameterValue', message: /configured as a Dead Letter Queue/ },
  },
  {
    title: 'lists tasks',
    given: [deadQueue, queue(redrive()), ['StartMessageMoveTask', { SourceArn: dead }]],
    call: ['ListMessageMoveTasks', { SourceArn: dead, MaxResults: 10 }],
    expect: { answer: { Results: [{ SourceArn: dead, ApproximateNumberOfMessagesToMove: 0 }] } },
  },
  {
    title: 'cancels a running task',
    given: [
      deadQueue,
      queue(redrive()),
      send('1'),
      send('2'),
      [
        'StartMessageMoveTask',
        {
          SourceArn: dead,
          DestinationArn: dead.replace('dead', 'work'),
          MaxNumberOfMessagesPerSecond: 1,
        },
      ],
    ],
    call: ['CancelMessageMoveTask', (answers) => ({ TaskHandle: answers[4]?.['TaskHandle'] })],
    expect: { answer: { ApproximateNumberOfMessagesMoved: /^[01]$/ } },
  },
  {
    title: 'reports a missing task',
    call: ['CancelMessageMoveTask', { TaskHandle: 'none' }],
    expect: { error: 'ResourceNotFoundException' },
  },
];

export const sqsTable: ConformanceTable = {
  service: 'sqs',
  cases: [...queues, ...messages, ...fifo, ...deadLetters],
};
