import type { Call } from '../../case.ts';

export const TableName = 'users';

export const S = (value: string) => ({ S: value });

export const N = (value: number) => ({ N: String(value) });

export const definitions = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));

export const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });

export const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });

export const onDemand = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: definitions('id'),
  KeySchema: [hash('id')],
};

export const table: Call = ['CreateTable', onDemand];

export const provisioned = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

export const all = { ProjectionType: 'ALL' };

export const put = (id: string, more: object = {}): Call => [
  'PutItem',
  { TableName, Item: { id: S(id), ...more } },
];

export const get = (id: string): Call => ['GetItem', { TableName, Key: { id: S(id) } }];

export const Key = { id: S('1') };

export const ann = { id: S('1'), name: S('Ann'), age: N(30) };

export const withAnn = [table, put('1', { name: S('Ann'), age: N(30) })];

export const failed = 'ConditionalCheckFailedException';

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

export function arn(): string {
  return 'arn:aws:dynamodb:eu-central-1:000000000000:table/users';
}

export function addIndex(more: object = {}): Call {
  return [
    'UpdateTable',
    {
      TableName,
      AttributeDefinitions: definitions('name'),
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'by-name',
            KeySchema: [hash('name')],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['age'] },
            ...more,
          },
        },
      ],
    },
  ];
}

export function byName(name: string): Call {
  return [
    'Query',
    {
      TableName,
      IndexName: 'by-name',
      KeyConditionExpression: '#n = :n',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':n': S(name) },
    },
  ];
}

export function add(by: number) {
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: 'ADD age :by',
      ExpressionAttributeValues: { ':by': N(by) },
    },
  };
}

export function twice(input: object): Call[] {
  const call: Call = ['TransactWriteItems', { ...input, ClientRequestToken: 'token' }];
  return [call, call];
}
