import type { Call, Case } from '../../case.ts';
import { dead, deadQueue, on, queue, receive, redrive, send } from './sample.ts';

export const deadLetters: Case[] = [
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
