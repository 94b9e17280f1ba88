import type { Case } from '../../case.ts';
import { Key, N, S, TableName, put, table, withAnn, putIn } from './sample.ts';

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
