import type { Case } from '../../case.ts';
import { fifoQueue, receive, send } from './sample.ts';

const group = (MessageDeduplicationId: string) => ({ MessageGroupId: 'g', MessageDeduplicationId });

export const fifo: Case[] = [
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
