import type { Case } from '../../case.ts';
import { Key, N, S, TableName, ann, failed, withAnn } from './sample.ts';

export const conditions: Case[] = [
  {
    title: 'fails a condition without the item',
    given: withAnn,
    call: [
      'PutItem',
      {
        TableName,
        Item: { id: S('1') },
        ConditionExpression: 'attribute_not_exists(#id)',
        ExpressionAttributeNames: { '#id': 'id' },
        ReturnValuesOnConditionCheckFailure: 'NONE',
      },
    ],
    expect: { error: failed, having: { Item: undefined } },
  },
  ...(
    [
      ['PutItem', { Item: { id: S('1') } }],
      ['DeleteItem', { Key }],
      ['UpdateItem', { Key, UpdateExpression: 'SET #a = :a' }],
    ] as const
  ).map(([operation, input]): Case => ({
    title: 'fails a condition with the item on request',
    given: withAnn,
    call: [
      operation,
      {
        TableName,
        ...input,
        ConditionExpression: '#a = :other',
        ExpressionAttributeNames: { '#a': 'name' },
        ExpressionAttributeValues: {
          ':other': S('Bob'),
          ...(operation === 'UpdateItem' && { ':a': S('x') }),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ],
    expect: { error: failed, having: { Item: ann } },
  })),
  ...(
    [
      ['PutItem', { Item: { id: S('1') } }],
      ['DeleteItem', { Key }],
      ['UpdateItem', { Key, AttributeUpdates: { age: { Action: 'ADD', Value: N(1) } } }],
    ] as const
  ).flatMap(([operation, input]): Case[] => [
    {
      title: 'fails a legacy expectation',
      given: withAnn,
      call: [
        operation,
        {
          TableName,
          ...input,
          Expected: {
            name: { ComparisonOperator: 'EQ', AttributeValueList: [S('Bob')] },
            age: { Value: N(1) },
            none: { Exists: false },
          },
          ConditionalOperator: 'AND',
        },
      ],
      expect: { error: failed },
    },
    {
      title: 'returns the consumed capacity',
      given: withAnn,
      call: [
        operation,
        {
          TableName,
          ...input,
          ReturnConsumedCapacity: 'TOTAL',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
      expect: { answer: { ConsumedCapacity: { TableName, CapacityUnits: 1 } } },
    },
  ]),
];
