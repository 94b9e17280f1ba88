import type { OperationParameters } from '../protocol/operations.ts';
import type { Members } from '../protocol/parameters.ts';

const value: Members = {
  ...({ S: 'text', N: 'text', B: 'bytes', BOOL: 'boolean', NULL: 'boolean' } as const),
  ...({ SS: ['text'], NS: ['text'], BS: ['bytes'] } as const),
  // These contain values, recursively.
  get L() {
    return [value] as const;
  },
  get M() {
    return { '*': value };
  },
};

const item: Members = { '*': value };
const names: Members = { '*': 'text' };
const consumed = /^(NONE|TOTAL|INDEXES)$/;
/** Only tables with local indexes have item collections, and there are no metrics of them. */
const collections = /^NONE$/;

/** There are no metrics of the capacity that a transaction consumes either. */
const noCapacity = /^NONE$/;

const conditions: Members = { '*': { AttributeValueList: [value], ComparisonOperator: 'text' } };
const expected: Members = {
  '*': {
    AttributeValueList: [value],
    ComparisonOperator: 'text',
    Exists: 'boolean',
    Value: value,
  },
};

const condition = {
  ConditionExpression: 'text',
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: item,
  ReturnValuesOnConditionCheckFailure: /^(NONE|ALL_OLD)$/,
} as const;

const write = {
  TableName: 'text',
  ...condition,
  Expected: expected,
  ConditionalOperator: 'text',
  ReturnValues: 'text',
  ReturnConsumedCapacity: consumed,
  ReturnItemCollectionMetrics: collections,
} as const;

const read = {
  TableName: 'text',
  ConsistentRead: 'boolean',
  AttributesToGet: ['text'],
  ProjectionExpression: 'text',
  ExpressionAttributeNames: names,
  ReturnConsumedCapacity: consumed,
} as const;

const search = {
  ...read,
  IndexName: 'text',
  Select: 'text',
  Limit: 'integer',
  ExclusiveStartKey: item,
  FilterExpression: 'text',
  ExpressionAttributeValues: item,
  ConditionalOperator: 'text',
} as const;

const keySchema = [{ AttributeName: 'text', KeyType: 'text' }] as const;
const throughput = { ReadCapacityUnits: 'integer', WriteCapacityUnits: 'integer' } as const;
const projection = { ProjectionType: 'text', NonKeyAttributes: ['text'] } as const;
const localIndex = { IndexName: 'text', KeySchema: keySchema, Projection: projection } as const;
const globalIndex = { ...localIndex, ProvisionedThroughput: throughput } as const;
const definitions = [{ AttributeName: 'text', AttributeType: 'text' }] as const;
const tags = [{ Key: 'text', Value: 'text' }] as const;
const ttl = { AttributeName: 'text', Enabled: 'boolean' } as const;

/** The parameters of each operation of DynamoDB. */
export const dynamoParameters: OperationParameters = {
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
  GetItem: { ...read, Key: item },
  PutItem: { ...write, Item: item },
  UpdateItem: {
    ...write,
    Key: item,
    UpdateExpression: 'text',
    AttributeUpdates: { '*': { Action: 'text', Value: value } },
  },
  DeleteItem: { ...write, Key: item },
  BatchGetItem: {
    RequestItems: {
      '*': {
        Keys: [item],
        ConsistentRead: 'boolean',
        AttributesToGet: ['text'],
        ProjectionExpression: 'text',
        ExpressionAttributeNames: names,
      },
    },
    ReturnConsumedCapacity: consumed,
  },
  BatchWriteItem: {
    RequestItems: { '*': [{ PutRequest: { Item: item }, DeleteRequest: { Key: item } }] },
    ReturnConsumedCapacity: consumed,
    ReturnItemCollectionMetrics: collections,
  },
  Query: {
    ...search,
    KeyConditionExpression: 'text',
    KeyConditions: conditions,
    QueryFilter: conditions,
    ScanIndexForward: 'boolean',
  },
  Scan: { ...search, ScanFilter: conditions, Segment: 'integer', TotalSegments: 'integer' },
  TransactWriteItems: {
    TransactItems: [
      {
        ConditionCheck: { TableName: 'text', Key: item, ...condition },
        Put: { TableName: 'text', Item: item, ...condition },
        Update: { TableName: 'text', Key: item, UpdateExpression: 'text', ...condition },
        Delete: { TableName: 'text', Key: item, ...condition },
      },
    ],
    ClientRequestToken: 'text',
    ReturnConsumedCapacity: noCapacity,
    ReturnItemCollectionMetrics: collections,
  },
  TransactGetItems: {
    TransactItems: [
      {
        Get: {
          TableName: 'text',
          Key: item,
          ProjectionExpression: 'text',
          ExpressionAttributeNames: names,
        },
      },
    ],
    ReturnConsumedCapacity: noCapacity,
  },
};
