import { bucketOfHost } from './bucket-host.ts';
import type { RequestHead } from './identify-service.ts';

const bucketActions: Readonly<Record<string, string>> = {
  GET: 'ListObjectsV2',
  HEAD: 'HeadBucket',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
  POST: 'DeleteObjects',
};

const objectActions: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  POST: 'Unknown',
};

/** The S3 action of a request, from method, path, query and headers: S3 names it nowhere else. */
export function s3Action({ method, url, headers }: RequestHead): string {
  const [path = '/', search] = url.split('?', 2);
  const query = new URLSearchParams(search);
  const segments = path.split('/').slice(1);
  if (bucketOfHost(headers.host) === undefined) {
    const bucket = segments.shift();
    if (!bucket) return method === 'GET' ? 'ListBuckets' : 'Unknown';
  }
  if (segments.join('/') === '') {
    if (method === 'GET' && query.get('list-type') !== '2') return 'ListObjects';
    return bucketActions[method] ?? 'Unknown';
  }
  if (method === 'POST' && query.has('uploads')) return 'CreateMultipartUpload';
  if (query.has('uploadId')) {
    if (method === 'PUT') return 'UploadPart';
    if (method === 'POST') return 'CompleteMultipartUpload';
    if (method === 'DELETE') return 'AbortMultipartUpload';
  }
  if (method === 'PUT' && headers['x-amz-copy-source']) return 'CopyObject';
  return objectActions[method] ?? 'Unknown';
}
