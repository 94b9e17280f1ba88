import type { Call, Case } from '../../case.ts';
import { Key, N, S, TableName, add, ann, get, put, table, twice, withAnn } from './sample.ts';

const write = (...TransactItems: object[]): Call => ['TransactWriteItems', { TransactItems }];

const putIn = (id: string, more: object = {}) => ({
  Put: { TableName, Item: { id: S(id) }, ...more },
});

const unless = { ConditionExpression: 'attribute_not_exists(id)' };

const cancelled = 'TransactionCanceledException';

const named = {
  ConditionExpression: '#n = :n',
  ExpressionAttributeNames: { '#n': 'name' },
  ExpressionAttributeValues: { ':n': S('Ann') },
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
};

export const transactions: Case[] = [
  {
    operation: 'TransactWriteItems',
    title: 'executes all actions',
    given: [
      ...withAnn,
      put('2', { name: S('Ann') }),
      put('3', { name: S('Ann') }),
      [
        'TransactWriteItems',
        {
          TransactItems: [
            { ConditionCheck: { TableName, Key, ...named } },
            { Delete: { TableName, Key: { id: S('2') }, ...named } },
            {
              Update: {
                TableName,
                Key: { id: S('3') },
                UpdateExpression: 'SET age = :age',
                ...named,
                ExpressionAttributeValues: { ...named.ExpressionAttributeValues, ':age': N(1) },
              },
            },
            putIn('4', {
              ConditionExpression: 'attribute_not_exists(#n) OR #n = :n',
              ExpressionAttributeNames: named.ExpressionAttributeNames,
              ExpressionAttributeValues: named.ExpressionAttributeValues,
            }),
          ],
          ReturnConsumedCapacity: 'NONE',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
    ],
    call: ['Scan', { TableName, Select: 'COUNT' }],
    expect: { answer: { Count: 3 } },
  },
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
  {
    title: 'reads several items at once',
    given: withAnn,
    call: [
      'TransactGetItems',
      {
        TransactItems: [
          {
            Get: {
              TableName,
              Key,
              ProjectionExpression: '#n',
              ExpressionAttributeNames: { '#n': 'name' },
            },
          },
          { Get: { TableName, Key: { id: S('none') } } },
        ],
        ReturnConsumedCapacity: 'NONE',
      },
    ],
    expect: {
      answer: { Responses: [{ Item: { name: S('Ann'), id: undefined } }, { Item: undefined }] },
    },
  },
  {
    title: 'has no PartiQL',
    given: [table],
    call: ['ExecuteStatement', { Statement: 'SELECT * FROM users' }],
    expect: { refused: 'ExecuteStatement' },
  },
];
