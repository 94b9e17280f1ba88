import { createHash, randomUUID } from 'node:crypto';
import { isRetryable } from './dependency-call.ts';

/** How a store says that a condition does not hold: DynamoDB's two ways, S3's, and S3's for a multipart upload that has ended. */
const REFUSALS = new Set([
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'PreconditionFailed',
  'NoSuchUpload',
]);

/** What a write left behind: anything that carries the id of the write that made it. */
export interface Written {
  readonly writeId?: unknown;
}

/** The id of a write: the same for the same `parts`, random without any. */
export function writeIdOf(...parts: readonly string[]): string {
  return parts.length === 0
    ? randomUUID()
    : createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * Makes a conditional write and recognises it as its own where the answer was lost: the SDK's retry
 * then meets what the first attempt wrote, and the condition does not hold any more. The write stores
 * `writeId`; where it is refused, or nobody knows whether it was made, `read` looks for that id.
 * @param write Stores `writeId` with what it writes (an attribute of the item, metadata of the object).
 * @param read Reads back what is there, as of the last write; undefined for nothing.
 * A deletion leaves no id behind: its `read` gives `{ writeId }` for what is not there any more.
 * @returns what was written (read back, it may have been changed since), or undefined where the
 * condition fails because of another writer.
 * @throws what `write` threw, where the write was not made or `read` cannot say either.
 * @example
 * const order = await conditionalWrite(writeIdOf(), {
 *   write: async (writeId) => {
 *     const Item = { id, sku, writeId };
 *     const ConditionExpression = 'attribute_not_exists(id)';
 *     await db.send(new PutCommand({ TableName, Item, ConditionExpression }));
 *     return Item;
 *   },
 *   read: async () =>
 *     (await db.send(new GetCommand({ TableName, Key: { id }, ConsistentRead: true }))).Item,
 * });
 * if (order === undefined) throw new Problem(409);
 */
export async function conditionalWrite<T>(
  writeId: string,
  {
    write,
    read,
  }: {
    write(writeId: string): Promise<T>;
    read(writeId: string): Promise<Written | undefined>;
  },
): Promise<T | undefined> {
  try {
    return await write(writeId);
  } catch (error) {
    const refused = isRefusal(error);
    if (!refused && !isRetryable(error)) throw error;
    const found = await read(writeId).catch((unread: unknown) => {
      throw refused ? unread : error;
    });
    if (found?.writeId === writeId) return found as T;
    if (refused) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  const { name, CancellationReasons: reasons } = (error ?? {}) as {
    name?: unknown;
    CancellationReasons?: readonly { Code?: string }[];
  };
  return (
    REFUSALS.has(String(name)) &&
    (reasons === undefined || reasons.some(({ Code }) => Code === 'ConditionalCheckFailed'))
  );
}
