import type { Case } from '../../case.ts';
import { on, queue, receive, send } from './sample.ts';

export const queueAttributes: Case[] = [
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
];
