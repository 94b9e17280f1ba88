import type { Case } from '../../case.ts';
import { Key, N, S, TableName, withAnn } from './sample.ts';

export const batches: Case[] = [
  {
    operation: 'BatchWriteItem',
    title: 'writes and deletes several items',
    given: [
      ...withAnn,
      [
        'BatchWriteItem',
        {
          RequestItems: {
            [TableName]: [{ DeleteRequest: { Key } }, { PutRequest: { Item: { id: S('2') } } }],
          },
          ReturnConsumedCapacity: 'TOTAL',
          ReturnItemCollectionMetrics: 'NONE',
        },
      ],
    ],
    call: ['Scan', { TableName }],
    expect: { answer: { Items: [{ id: S('2') }] } },
  },
  {
    title: 'reads many',
    given: withAnn,
    call: [
      'BatchGetItem',
      {
        RequestItems: {
          [TableName]: {
            Keys: [Key, { id: S('none') }],
            ConsistentRead: true,
            ProjectionExpression: '#n',
            ExpressionAttributeNames: { '#n': 'name' },
          },
        },
        ReturnConsumedCapacity: 'TOTAL',
      },
    ],
    expect: { answer: { Responses: { [TableName]: [{ name: S('Ann') }] }, UnprocessedKeys: {} } },
  },
  {
    title: 'reads several items with a legacy request',
    given: withAnn,
    call: [
      'BatchGetItem',
      { RequestItems: { [TableName]: { Keys: [Key], AttributesToGet: ['age'] } } },
    ],
    expect: { answer: { Responses: { [TableName]: [{ age: N(30) }] } } },
  },
];
