import type { Case } from '../../case.ts';
import { fifoQueue, md5OfText, queue, receive, send, text } from './sample.ts';

export const receiving: Case[] = [
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
];
