import type { Case } from '../../case.ts';
import { blob, handleFrom, md5OfText, on, queue, receive, send, text } from './sample.ts';

export const messageBatches: Case[] = [
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
