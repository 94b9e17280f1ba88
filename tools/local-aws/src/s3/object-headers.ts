import type { S3Call } from './call.ts';
import { s3Error } from './s3-error.ts';

/** The headers that are stored with an object and returned with it. */
export const keptHeaders = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
];

/** Headers that describe an object when it is written. */
export const writerHeaders = [
  ...keptHeaders,
  'x-amz-meta-*',
  'x-amz-tagging',
  'x-amz-storage-class',
];

/** The headers to store, from the request that writes the object. */
export function headersToKeep(call: S3Call): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of keptHeaders) {
    const value = name === 'content-encoding' ? ownEncoding(call) : call.header(name);
    if (value) kept[name] = value;
  }
  const metadata = Object.entries(call.request.headers).flatMap(([name, value]) =>
    name.startsWith('x-amz-meta-') ? [[name, String(value)] as const] : [],
  );
  const size = metadata.reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value),
    0,
  );
  if (size > 2048) throw s3Error('MetadataTooLarge');
  return { ...kept, ...Object.fromEntries(metadata) };
}

/** `aws-chunked` describes the transfer, not the object. */
const ownEncoding = (call: S3Call): string | undefined =>
  call
    .header('content-encoding')
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each.toLowerCase() !== 'aws-chunked')
    .join(',');
