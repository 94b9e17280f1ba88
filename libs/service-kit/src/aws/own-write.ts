import { createHash, randomUUID } from 'node:crypto';
import { isRetryable } from './retryable-error.ts';

/**
 * The errors for a failed condition: three of DynamoDB (one of PartiQL), one of S3, one of S3 for a multipart upload that has
 * ended, and those of other services for a name that is taken.
 */
const REFUSAL =
  /^(?:ConditionalCheckFailedException|TransactionCanceledException|DuplicateItemException|PreconditionFailed|NoSuchUpload|\w*Already(?:Exists|OwnedByYou)(?:Exception)?|ResourceExistsException)$/;

/** The same among the reasons for which DynamoDB cancels a transaction. */
const REFUSED_PART = new Set(['ConditionalCheckFailed', 'DuplicateItem']);
const PRECONDITION_FAILED = 412;

/** Any stored data that contains the id of the write that made it. */
export interface Written {
  /** The id of the write that made it. */
  readonly writeId?: unknown;
}

/**
 * The id of a write: identical for identical `parts`, random without parts.
 * @example writeIdOf('import', file, String(line));
 */
export function writeIdOf(...parts: readonly string[]): string {
  return parts.length === 0
    ? randomUUID()
    : createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/**
 * Makes a conditional write and recognises it as its own if the response was lost: the SDK's retry then
 * meets the result of the first attempt, and the condition fails. The write stores `writeId`. If the
 * write is refused, or its outcome is unknown, `read` looks for that id.
 * @param write Stores `writeId` with the data (an attribute of the item, metadata of the object).
 * @param read Reads the current data, consistent with the last write; undefined if there is none. A
 * deletion leaves no id behind: its `read` returns `{ writeId }` if the data is gone.
 * @returns the written data (if it was read back, it may have changed since), or undefined if the
 * condition failed because of another writer.
 * @throws the error of `write`, if the write was not made or `read` cannot decide either.
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
  const {
    name,
    $metadata,
    CancellationReasons: reasons,
  } = (error ?? {}) as {
    name?: unknown;
    $metadata?: { httpStatusCode?: number };
    CancellationReasons?: readonly { Code?: string }[];
  };
  return (
    (REFUSAL.test(String(name)) || $metadata?.httpStatusCode === PRECONDITION_FAILED) &&
    (reasons === undefined || reasons.some(({ Code = '' }) => REFUSED_PART.has(Code)))
  );
}
