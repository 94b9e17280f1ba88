import type { IdempotencyRecord } from './record.ts';

/** A DynamoDB item has at most 400 KB. */
const LONGEST_RESPONSE_BYTES = 300_000;

/** The outcome of work, as it is stored. */
export type Completed = NonNullable<IdempotencyRecord['completed']>;

/** The outcome with its response, unless that is too large to store. */
export function completedWith(outcome: unknown): Completed {
  const response = JSON.stringify(outcome ?? null);
  return Buffer.byteLength(response) > LONGEST_RESPONSE_BYTES ? {} : { response };
}
