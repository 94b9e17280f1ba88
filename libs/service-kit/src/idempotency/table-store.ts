import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import type { AwsClients } from '../aws/aws-clients.ts';
import { callDependency, isRetryable } from '../aws/dependency-call.ts';
import { judge, mayBegin, type IdempotencyRecord, type IdempotencyStore } from './record.ts';

/** Time-out of one call to the table, retries included. */
const TIMEOUT_MS = 3_000;
/** Time-out for checking whether a record was written. */
const READ_BACK_TIMEOUT_MS = 1_000;
const NAME = 'The idempotency table';

type Item = Record<string, AttributeValue>;

/**
 * Records in the table that the manifest grants with the access "idempotency", for all tasks. The owner
 * identifies a write whose response was lost: repeating it changes nothing.
 */
export function createTableStore(
  aws: AwsClients,
  table: string,
): IdempotencyStore & { check(abortSignal: AbortSignal): Promise<unknown> } {
  const db = aws.client(DynamoDBClient);
  const call = <T>(work: (abortSignal: AbortSignal) => Promise<T>) =>
    callDependency(NAME, TIMEOUT_MS, work);
  const get = async (id: string, abortSignal: AbortSignal) => {
    const Key = { id: { S: id } };
    const command = new GetItemCommand({ TableName: table, Key, ConsistentRead: true });
    return (await db.send(command, { abortSignal })).Item;
  };

  return {
    begin: (id, record) =>
      call(async (abortSignal) => {
        const now = Date.now();
        const command = new PutItemCommand({
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
        try {
          await db.send(command, { abortSignal });
          return { state: 'begun' };
        } catch (error) {
          const refused = error instanceof ConditionalCheckFailedException;
          if (!refused && !isRetryable(error)) throw error;
          const found = toRecord(await get(id, AbortSignal.timeout(READ_BACK_TIMEOUT_MS)));
          // The stored data shows it as well: the record itself, or a conflicting one.
          const mayBe = mayBegin(found, record.fingerprint, now) && found?.owner !== record.owner;
          if (refused || !mayBe) return judge(found, record, now);
          throw error;
        }
      }),

    change: (id, owner, change) =>
      call(async (abortSignal) => {
        const values = toItem(change);
        const names = Object.keys(values);
        const command = new UpdateItemCommand({
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
        try {
          await db.send(command, { abortSignal });
          return true;
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) return false;
          throw error;
        }
      }),

    check: (abortSignal) => get('health', abortSignal),
  };
}

/** Separate attributes for the conditions; `expires` is the table's time to live. */
function toItem(record: Partial<IdempotencyRecord>): Item {
  const { fingerprint, owner, leaseUntil, completed, expires } = record;
  return {
    ...(fingerprint !== undefined && { fingerprint: { S: fingerprint } }),
    ...(owner !== undefined && { owner: { S: owner } }),
    ...(leaseUntil !== undefined && { leaseUntil: { N: String(leaseUntil) } }),
    ...(completed !== undefined && { completed: { BOOL: true } }),
    ...(completed?.response !== undefined && { response: { S: completed.response } }),
    ...(expires !== undefined && { expires: { N: String(expires) } }),
  };
}

function toRecord(item: Item | undefined): IdempotencyRecord | undefined {
  if (item === undefined) return undefined;
  const response = item['response']?.S;
  return {
    fingerprint: item['fingerprint']?.S ?? '',
    owner: item['owner']?.S ?? '',
    leaseUntil: Number(item['leaseUntil']?.N),
    expires: Number(item['expires']?.N),
    ...(item['completed'] && { completed: response === undefined ? {} : { response } }),
  };
}
