import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { User } from './user.ts';
import { TYPE } from './user-index.ts';

/** Creates a user, unless there is one. */
export const createCommand = (
  table: string,
  created: User,
  writeId: string,
  outbox: Record<string, unknown>,
) =>
  new PutCommand({
    TableName: table,
    // Later updates have their own write id; this one remains the creation's.
    Item: { ...created, type: TYPE, creationId: writeId, ...outbox },
    ConditionExpression: 'attribute_not_exists(id)',
  });

/** Changes a user that still has this version. */
export const updateCommand = (
  table: string,
  { id, name, version }: Pick<User, 'id' | 'name' | 'version'>,
  writeIdName: string,
  writeId: string,
) =>
  new UpdateCommand({
    TableName: table,
    Key: { id },
    UpdateExpression: `SET #name = :name, updatedAt = :now, version = :next, ${writeIdName} = :writeId`,
    ConditionExpression: 'version = :version',
    ExpressionAttributeNames: { '#name': 'name' },
    ExpressionAttributeValues: {
      ':name': name,
      ':now': new Date().toISOString(),
      ':version': version,
      ':next': version + 1,
      ':writeId': writeId,
    },
    ReturnValues: 'ALL_NEW',
  });
