import { bucketOfHost } from '../protocol/bucket-host.ts';
import { decode } from './decode.ts';
import { s3Error } from './s3-error.ts';

/** The target of a request: without a bucket, the account; without a key, the bucket. */
export interface Address {
  readonly bucket: string | undefined;
  readonly key: string | undefined;
}

/**
 * Bucket and key, from the host or the path.
 * @throws ServiceError for a path that cannot be decoded
 */
export function addressOf(url: string, host: string | undefined): Address {
  const [path = '/'] = url.split('?', 1);
  const segments = path.split('/').slice(1);
  const bucket = bucketOfHost(host) ?? decode(segments.shift() ?? '');
  const key = decode(segments.join('/'));
  if (Buffer.byteLength(key) > 1024) throw s3Error('KeyTooLongError');
  return { bucket: bucket || undefined, key: key || undefined };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
  !/\.\.|^xn--|-s3alias$|^\d+\.\d+\.\d+\.\d+$/.test(name);
