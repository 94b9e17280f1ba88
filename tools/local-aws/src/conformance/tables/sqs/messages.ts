import type { Case } from '../../case.ts';
import { blob, md5OfText, queue, send, text } from './sample.ts';

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
];
