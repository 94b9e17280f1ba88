import type { Case } from '../../case.ts';
import { noQueue, on, queue, receive, redrive, send } from './sample.ts';

export const queues: Case[] = [
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
