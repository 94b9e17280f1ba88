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

export function arn(): string {
  return 'arn:aws:dynamodb:eu-central-1:000000000000:table/users';
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

export const putIn = (id: string, more: object = {}) => ({
  Put: { TableName, Item: { id: S(id) }, ...more },
});
