import { bucketOfHost } from './bucket-host.ts';
import type { RequestHead } from './identify-service.ts';

interface Route {
  readonly action: string;
  readonly method: string;
  readonly on: 'account' | 'bucket' | 'object';
  /** Query parameters that distinguish it from others. */
  readonly query?: readonly string[];
  readonly header?: string;
}

const route = (
  action: string,
  method: string,
  on: Route['on'],
  query: readonly string[] = [],
  header?: string,
): Route => ({ action, method, on, query, ...(header && { header }) });

/** The first match is the action. */
const routes: readonly Route[] = [
  route('ListBuckets', 'GET', 'account'),
  route('ListObjectsV2', 'GET', 'bucket', ['list-type=2']),
  route('GetBucketLocation', 'GET', 'bucket', ['location']),
  route('ListMultipartUploads', 'GET', 'bucket', ['uploads']),
  route('ListObjects', 'GET', 'bucket'),
  route('HeadBucket', 'HEAD', 'bucket'),
  route('CreateBucket', 'PUT', 'bucket'),
  route('DeleteBucket', 'DELETE', 'bucket'),
  route('DeleteObjects', 'POST', 'bucket', ['delete']),
  route('CreateMultipartUpload', 'POST', 'object', ['uploads']),
  route('CompleteMultipartUpload', 'POST', 'object', ['uploadId']),
  route('UploadPartCopy', 'PUT', 'object', ['uploadId'], 'x-amz-copy-source'),
  route('UploadPart', 'PUT', 'object', ['uploadId']),
  route('PutObjectTagging', 'PUT', 'object', ['tagging']),
  route('CopyObject', 'PUT', 'object', [], 'x-amz-copy-source'),
  route('PutObject', 'PUT', 'object'),
  route('ListParts', 'GET', 'object', ['uploadId']),
  route('GetObjectTagging', 'GET', 'object', ['tagging']),
  route('GetObject', 'GET', 'object'),
  route('HeadObject', 'HEAD', 'object'),
  route('AbortMultipartUpload', 'DELETE', 'object', ['uploadId']),
  route('DeleteObjectTagging', 'DELETE', 'object', ['tagging']),
  route('DeleteObject', 'DELETE', 'object'),
];

/**
 * The S3 action of a request, from method, path, query and headers: S3 requests do not name it. A query parameter that
 * no action has is ignored here.
 */
export function s3Action({ method, url, headers }: RequestHead): string {
  const [path = '/', search] = url.split('?', 2);
  const query = new URLSearchParams(search);
  const segments = path.split('/').slice(1);
  const bucket = bucketOfHost(headers.host) ?? segments.shift();
  const on = segments.join('/') ? 'object' : bucket ? 'bucket' : 'account';
  const found = routes.find(
    (each) =>
      each.method === method &&
      each.on === on &&
      (each.query ?? []).every((needed) => has(query, needed)) &&
      (!each.header || headers[each.header] !== undefined),
  );
  return found?.action ?? 'Unknown';
}

function has(query: URLSearchParams, needed: string): boolean {
  const [name = '', value] = needed.split('=');
  return value === undefined ? query.has(name) : query.get(name) === value;
}
