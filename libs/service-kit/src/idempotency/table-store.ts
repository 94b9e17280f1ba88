import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AwsClients } from '../aws/aws-clients.ts';
import { callDependency } from '../aws/dependency-call.ts';
import { isRetryable } from '../aws/retryable-error.ts';
import { judge, mayBegin, type IdempotencyStore } from './record.ts';
import { beginCommand, changeCommand } from './table-commands.ts';
import { toRecord } from './table-item.ts';

/** Time-out of one call to the table, retries included. */
const TIMEOUT_MS = 3_000;
/** Time-out for checking whether a record was written. */
const READ_BACK_TIMEOUT_MS = 1_000;
const NAME = 'The idempotency table';

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
        const command = beginCommand(table, id, record, now);
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
        try {
          await db.send(changeCommand(table, id, owner, change), { abortSignal });
          return true;
        } catch (error) {
          if (error instanceof ConditionalCheckFailedException) return false;
          throw error;
        }
      }),

    check: (abortSignal) => get('health', abortSignal),
  };
}
