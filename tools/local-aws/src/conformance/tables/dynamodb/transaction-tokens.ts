import type { Case } from '../../case.ts';
import { N, add, get, table, twice } from './sample.ts';

export const transactionTokens: Case[] = [
  {
    operation: 'TransactWriteItems',
    title: 'executes a transaction once for the same token',
    given: [table, ...twice({ TransactItems: [add(1)] })],
    call: get('1'),
    expect: { answer: { Item: { age: N(1) } } },
  },
  {
    title: 'refuses another transaction with the same token',
    given: [
      table,
      ['TransactWriteItems', { TransactItems: [add(1)], ClientRequestToken: 'token' }],
    ],
    call: ['TransactWriteItems', { TransactItems: [add(2)], ClientRequestToken: 'token' }],
    expect: { error: 'IdempotentParameterMismatchException' },
  },
];
