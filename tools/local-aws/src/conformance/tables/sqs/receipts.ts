import type { Case } from '../../case.ts';
import { on, queue, receive, send, withHandle } from './sample.ts';

export const receipts: Case[] = [
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
];
