import type { Case } from '../../case.ts';
import {
  blob,
  fifoQueue,
  handleFrom,
  md5OfText,
  on,
  queue,
  receive,
  send,
  text,
  withHandle,
} from './sample.ts';

export const messages: Case[] = [
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
