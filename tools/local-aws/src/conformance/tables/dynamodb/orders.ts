import type { Call } from '../../case.ts';
import { TableName, S, N, definitions, hash, range } from './sample.ts';

/** A table of orders, with an index of either kind. */
export const orders: Call[] = [
  [
    'CreateTable',
    {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: definitions('id', 'placed', 'state'),
      KeySchema: [hash('id'), range('placed')],
      LocalSecondaryIndexes: [
        {
          IndexName: 'by-state',
          KeySchema: [hash('id'), range('state')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
        },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'of-state',
          KeySchema: [hash('state')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    },
  ],
  ...['a', 'b', 'c'].map((placed, index): Call => [
    'PutItem',
    {
      TableName,
      Item: {
        id: S('1'),
        placed: S(placed),
        state: S(index === 1 ? 'paid' : 'open'),
        total: N(index),
      },
    },
  ]),
];
