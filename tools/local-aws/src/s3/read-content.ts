import { createHash } from 'node:crypto';
import { decodeChunked, type Chunked } from './aws-chunked.ts';
import type { S3Call } from './call.ts';
import { algorithms, checksumHeader, md5 } from './checksums.ts';
import { s3Error } from './s3-error.ts';
import { checkedChecksum, type SentChecksum } from './check-checksum.ts';

/** Headers about the content of a request and its integrity. */
export const contentHeaders = [
  'content-md5',
  'content-encoding',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
  'x-amz-sdk-checksum-algorithm',
  ...algorithms.map(checksumHeader),
];

export interface Content {
  readonly data: Buffer;
  /** The checksum that the caller sent, after verification. */
  readonly checksum: SentChecksum | undefined;
}

/**
 * The decoded content of a request, after its length, digests and checksum have been compared with the caller's.
 * @throws ServiceError BadDigest, IncompleteBody, ...
 */
export function readContent(call: S3Call): Content {
  const { content, trailers } = decoded(call);
  checkDigests(call, content);
  return { data: content, checksum: checkedChecksum(call, content, trailers) };
}

const isChunked = (call: S3Call): boolean =>
  /(^|,)\s*aws-chunked\s*(,|$)/i.test(call.header('content-encoding') ?? '') ||
  (call.header('x-amz-content-sha256') ?? '').startsWith('STREAMING-');

function decoded(call: S3Call): Chunked {
  if (!isChunked(call)) return { content: call.request.body, trailers: new Map() };
  const length = call.header('x-amz-decoded-content-length');
  if (length === undefined) throw s3Error('MissingContentLength');
  const chunked = decodeChunked(call.request.body);
  if (chunked.content.length !== Number(length)) throw s3Error('IncompleteBody');
  return chunked;
}

function checkDigests(call: S3Call, content: Buffer): void {
  const sent = call.header('content-md5');
  if (sent !== undefined) {
    const digest = Buffer.from(sent, 'base64');
    if (digest.length !== 16) throw s3Error('InvalidDigest');
    if (!digest.equals(md5(content))) throw s3Error('BadDigest');
  }
  const sha256 = call.header('x-amz-content-sha256');
  if (sha256 === undefined || /^(UNSIGNED-PAYLOAD|STREAMING-.*)$/.test(sha256)) return;
  if (!/^[\da-f]{64}$/.test(sha256))
    throw s3Error(
      'InvalidArgument',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value.',
    );
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw s3Error('XAmzContentSHA256Mismatch');
}
