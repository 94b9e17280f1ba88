import { s3Error } from './s3-error.ts';

export interface ByteRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * The part of an object that a Range header requests; undefined for an invalid header, which is ignored (RFC 9110,
 * section 14.2).
 * @throws ServiceError InvalidRange; NotImplemented for more than one range
 */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header !== undefined && /^bytes=[^,]*,/.test(header))
    throw s3Error('NotImplemented', 'The embedded S3 does not support more than one range.');
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return undefined;
  const [, first, last] = match;
  if (first && last && Number(first) > Number(last)) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(size, Number(last) + 1) : size;
  if (start >= size || start >= end) throw s3Error('InvalidRange');
  return { start, end };
}
