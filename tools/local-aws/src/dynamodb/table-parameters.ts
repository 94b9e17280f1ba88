import type { OperationParameters } from '../protocol/operations.ts';

const keySchema = [{ AttributeName: 'text', KeyType: 'text' }] as const;

const throughput = { ReadCapacityUnits: 'integer', WriteCapacityUnits: 'integer' } as const;

const projection = { ProjectionType: 'text', NonKeyAttributes: ['text'] } as const;

const localIndex = { IndexName: 'text', KeySchema: keySchema, Projection: projection } as const;

const globalIndex = { ...localIndex, ProvisionedThroughput: throughput } as const;

const definitions = [{ AttributeName: 'text', AttributeType: 'text' }] as const;

const tags = [{ Key: 'text', Value: 'text' }] as const;

const ttl = { AttributeName: 'text', Enabled: 'boolean' } as const;

export const tableParameters: OperationParameters = {
  CreateTable: {
    TableName: 'text',
    AttributeDefinitions: definitions,
    KeySchema: keySchema,
    BillingMode: 'text',
    ProvisionedThroughput: throughput,
    LocalSecondaryIndexes: [localIndex],
    GlobalSecondaryIndexes: [globalIndex],
    DeletionProtectionEnabled: 'boolean',
    Tags: tags,
  },
  UpdateTable: {
    TableName: 'text',
    AttributeDefinitions: definitions,
    BillingMode: 'text',
    ProvisionedThroughput: throughput,
    GlobalSecondaryIndexUpdates: [
      {
        Create: globalIndex,
        Update: { IndexName: 'text', ProvisionedThroughput: throughput },
        Delete: { IndexName: 'text' },
      },
    ],
    DeletionProtectionEnabled: 'boolean',
  },
  DeleteTable: { TableName: 'text' },
  DescribeTable: { TableName: 'text' },
  ListTables: { ExclusiveStartTableName: 'text', Limit: 'integer' },
  TagResource: { ResourceArn: 'text', Tags: tags },
  UntagResource: { ResourceArn: 'text', TagKeys: ['text'] },
  ListTagsOfResource: { ResourceArn: 'text' },
  UpdateTimeToLive: { TableName: 'text', TimeToLiveSpecification: ttl },
  DescribeTimeToLive: { TableName: 'text' },
};
