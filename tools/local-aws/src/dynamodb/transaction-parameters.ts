import type { OperationParameters } from '../protocol/operations.ts';
import { item, names, collections, condition } from './item-members.ts';

/** There are no metrics of the capacity that a transaction consumes either. */
const noCapacity = /^NONE$/;

export const transactionParameters: OperationParameters = {
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
