import type { Call, Case } from '../../case.ts';
import { Key, N, TableName, ann, table, withAnn, putIn } from './sample.ts';

const write = (...TransactItems: object[]): Call => ['TransactWriteItems', { TransactItems }];
const unless = { ConditionExpression: 'attribute_not_exists(id)' };
const cancelled = 'TransactionCanceledException';

export const cancellations: Case[] = [
  {
    title: 'returns the cancellation reason of each item',
    given: withAnn,
    call: write(
      putIn('2'),
      putIn('1', { ...unless, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ),
    expect: {
      error: cancelled,
      message: /specific reasons \[None, ConditionalCheckFailed\]$/,
      having: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: ann },
        ],
      },
    },
  },
  {
    title: 'fails an action that the current item does not allow',
    given: withAnn,
    call: write(putIn('2'), {
      Update: {
        TableName,
        Key,
        UpdateExpression: 'SET #n = #n + :one',
        ExpressionAttributeNames: { '#n': 'name' },
        ExpressionAttributeValues: { ':one': N(1) },
      },
    }),
    expect: {
      error: cancelled,
      having: { CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }] },
    },
  },
  {
    title: 'refuses two actions on one item',
    given: [table],
    call: write(putIn('1'), { Delete: { TableName, Key } }),
    expect: { error: 'ValidationException', message: /multiple operations on one item/ },
  },
  {
    title: 'requires a table',
    call: write(putIn('1')),
    expect: { error: 'ResourceNotFoundException' },
  },
  {
    title: 'requires an item',
    given: [table],
    call: write(),
    expect: { error: 'ValidationException' },
  },
  {
    title: 'requires one action for each item',
    given: [table],
    call: write({ ...putIn('1'), Delete: { TableName, Key } }),
    expect: { error: 'ValidationException' },
  },
];
