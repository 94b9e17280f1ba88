import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { IdempotencyRecord } from './record.ts';

/** An item of the table, as DynamoDB has it. */
export type Item = Record<string, AttributeValue>;

/** Separate attributes for the conditions; `expires` is the table's time to live. */
export function toItem(record: Partial<IdempotencyRecord>): Item {
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

/** The record that an item holds. */
export function toRecord(item: Item | undefined): IdempotencyRecord | undefined {
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
