import type { OperationParameters } from '../protocol/operations.ts';
import type { Members } from '../protocol/parameters.ts';
import { value, item, names, consumed, collections, condition } from './item-members.ts';
import { tableParameters } from './table-parameters.ts';
import { transactionParameters } from './transaction-parameters.ts';

const conditions: Members = { '*': { AttributeValueList: [value], ComparisonOperator: 'text' } };
const expected: Members = {
  '*': {
    AttributeValueList: [value],
    ComparisonOperator: 'text',
    Exists: 'boolean',
    Value: value,
  },
};

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

/** The parameters of each operation of DynamoDB. */
export const dynamoParameters: OperationParameters = {
  ...tableParameters,
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
  ...transactionParameters,
};
