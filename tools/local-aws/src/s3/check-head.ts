import { unsupportedParameter } from '../protocol/check-parameters.ts';
import type { S3Call, S3Operation } from './call.ts';
import { s3Error } from './s3-error.ts';

/** Query parameters that every call accepts: those that SDKs add, and those that S3 reserves for logs. */
const everyQuery = /^x-(?!amz-)/;

/** Headers `x-amz-...` that every call accepts. */
const everyHeader =
  /^x-amz-(content-sha256|date|security-token|user-agent|expected-bucket-owner|target|te)$/;

/** HTTP headers with a meaning to S3, besides `x-amz-...`. */
const meaningful = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-md5',
  'expires',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
]);

/**
 * Refuses unsupported query parameters and headers of the operation.
 * @throws ServiceError NotImplemented that names it; AccessDenied for a bucket of another account
 */
export function checkHead(call: S3Call, action: string, operation: S3Operation): void {
  const { query = [], headers = [] } = operation;
  for (const name of call.query.keys())
    if (!everyQuery.test(name) && !query.includes(name))
      throw unsupportedParameter('s3', action, name);
  for (const name of Object.keys(call.request.headers))
    if (!everyHeader.test(name) && hasMeaning(name) && !includes(headers, name))
      throw unsupportedParameter('s3', action, name);
  const owner = call.header('x-amz-expected-bucket-owner');
  if (owner !== undefined && owner !== call.place.accountId) throw s3Error('AccessDenied');
}

const hasMeaning = (header: string): boolean =>
  header.startsWith('x-amz-') || meaningful.has(header);

/** Whether a header is listed; an entry that ends with `*` matches all headers with this prefix. */
export const includes = (listed: readonly string[], header: string): boolean =>
  listed.some((each) =>
    each.endsWith('*') ? header.startsWith(each.slice(0, -1)) : each === header,
  );
