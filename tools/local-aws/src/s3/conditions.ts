import type { S3Call } from './call.ts';
import type { StoredObject } from './model.ts';
import { s3Error } from './s3-error.ts';

export const writeConditions = ['if-match', 'if-none-match'];
export const readConditions = [...writeConditions, 'if-modified-since', 'if-unmodified-since'];

/**
 * Checks `If-None-Match: *` and `If-Match` of a write.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @throws ServiceError PreconditionFailed, NoSuchKey, or NotImplemented for other forms
 */
export function checkWrite(call: S3Call, existing: StoredObject | undefined): void {
  const match = call.header('if-match');
  const noneMatch = call.header('if-none-match');
  if (noneMatch !== undefined && (noneMatch !== '*' || match !== undefined))
    throw s3Error('NotImplemented');
  if (noneMatch !== undefined && existing) throw s3Error('PreconditionFailed');
  if (match === undefined) return;
  if (!existing) throw s3Error('NoSuchKey');
  if (!includesEtag(match, existing.etag)) throw s3Error('PreconditionFailed');
}

/**
 * Evaluates the conditions of a read, in the order of RFC 9110, section 13.2.2.
 * @param header returns a condition by its name; those of a copy's source have other names
 */
export function readOutcome(
  { etag, modified }: StoredObject,
  header: (name: string) => string | undefined,
): 'ok' | 'not-modified' | 'failed' {
  const [match, noneMatch] = [header('if-match'), header('if-none-match')];
  const [since, unmodified] = ['if-modified-since', 'if-unmodified-since'].map((name) =>
    Date.parse(header(name) ?? ''),
  ) as [number, number];
  if (match !== undefined) {
    if (!includesEtag(match, etag)) return 'failed';
  } else if (modified > unmodified) return 'failed';
  if (noneMatch !== undefined) return includesEtag(noneMatch, etag) ? 'not-modified' : 'ok';
  return modified <= since ? 'not-modified' : 'ok';
}

/** Whether a list of entity tags contains this one; SDKs send tags with or without quotation marks. */
const includesEtag = (list: string, etag: string): boolean =>
  list.split(',').some((each) => ['*', etag].includes(quoted(each.trim())));

const quoted = (tag: string): string =>
  tag === '*' || tag.startsWith('"') ? tag : `"${tag.replace(/^W\/"?|"$/g, '')}"`;
