import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { IdempotencyRecord, IdempotencyStore } from './record.ts';
import { toItem } from './table-item.ts';

/** Writes a record, unless there is one that forbids it. */
export function beginCommand(table: string, id: string, record: IdempotencyRecord, now: number) {
  return new PutItemCommand({
    TableName: table,
    Item: { id: { S: id }, ...toItem(record) },
    // The same rule as `mayBegin`.
    ConditionExpression:
      'attribute_not_exists(id) OR #expires <= :seconds OR (attribute_not_exists(completed) AND leaseUntil <= :now AND fingerprint = :fingerprint)',
    ExpressionAttributeNames: { '#expires': 'expires' },
    ExpressionAttributeValues: {
      ':seconds': { N: String(Math.floor(now / 1_000)) },
      ':now': { N: String(now) },
      ':fingerprint': { S: record.fingerprint },
    },
  });
}

/** Changes the record of its owner, unless it is completed otherwise. */
export function changeCommand(
  table: string,
  id: string,
  owner: string,
  change: Parameters<IdempotencyStore['change']>[2],
) {
  const values = toItem(change);
  const names = Object.keys(values);
  return new UpdateItemCommand({
    TableName: table,
    Key: { id: { S: id } },
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression:
      '#owner = :owner AND (attribute_not_exists(completed) OR completed = :done)',
    ExpressionAttributeNames: {
      '#owner': 'owner',
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':owner': { S: owner },
      // A second identical completion is a retry.
      ':done': values['completed'] ?? { BOOL: false },
      ...Object.fromEntries(names.map((name) => [`:${name}`, values[name]!])),
    },
  });
}
