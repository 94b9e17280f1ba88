import type { Chunked } from './aws-chunked.ts';
import type { S3Call } from './call.ts';
import {
  algorithms,
  checksumHeader,
  checksumOf,
  digestLength,
  isAlgorithm,
  type Algorithm,
} from './checksums.ts';
import { s3Error } from './s3-error.ts';

/** A checksum as the caller sent it. */
export interface SentChecksum {
  readonly algorithm: Algorithm;
  readonly value: string;
}

/** The checksum in the headers or trailers of a request, after verification; undefined without one. */
export function checkedChecksum(
  call: S3Call,
  content: Buffer,
  trailers: Chunked['trailers'],
): SentChecksum | undefined {
  const named = call.header('x-amz-trailer')?.trim().toLowerCase();
  if (named !== undefined && !trailers.has(named))
    throw s3Error('InvalidRequest', `The trailer ${named} is missing.`);
  const sent = algorithms.flatMap((algorithm) => {
    const header = checksumHeader(algorithm);
    const value = call.header(header) ?? trailers.get(header);
    return value === undefined ? [] : [{ algorithm, value }];
  });
  if (sent.length > 1)
    throw s3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  const [checksum] = sent;
  const declared = call.header('x-amz-sdk-checksum-algorithm');
  if (declared !== undefined && !isAlgorithm(declared.toUpperCase()))
    throw s3Error(
      'InvalidRequest',
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${algorithms.join(', ')}]`,
    );
  if (declared !== undefined && checksum === undefined)
    throw s3Error(
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  if (checksum === undefined) return undefined;
  const { algorithm, value } = checksum;
  if (declared !== undefined && declared.toUpperCase() !== algorithm)
    throw s3Error('InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.');
  checkChecksum(algorithm, value, content);
  return checksum;
}

/** @throws ServiceError if the value is not a checksum of this algorithm, or not that of the content */
export function checkChecksum(algorithm: Algorithm, value: string, content: Buffer): void {
  if (Buffer.from(value, 'base64').length !== digestLength[algorithm])
    throw s3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`);
  if (checksumOf(algorithm, content) !== value)
    throw s3Error(
      'BadDigest',
      `The ${algorithm} you specified did not match the calculated checksum.`,
    );
}
