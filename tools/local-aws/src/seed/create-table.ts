import type { IndexSeed, KeySeed, TableSeed } from './seed.ts';

const keySchema = ({ partition, sort }: KeySeed): object[] => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' }] : []),
];

const indexOf = (index: IndexSeed): object => ({
  IndexName: index.name,
  KeySchema: keySchema(index),
  Projection: { ProjectionType: 'ALL' },
});

/** The parameters of CreateTable for a table of the seed: on-demand; all key attributes are strings. */
export function createTableInput({
  name,
  key = { partition: 'id' },
  indexes = [],
}: TableSeed): Record<string, unknown> {
  const attributes = [key, ...indexes].flatMap(({ partition, sort }) => [
    partition,
    sort ?? partition,
  ]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(key),
    AttributeDefinitions: [...new Set(attributes)].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map(indexOf) }),
  };
}
