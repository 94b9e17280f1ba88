import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c, crc64nvme } from './crc.ts';

/** The algorithms of additional checksums, as headers and XML name them. */
export const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

export type Algorithm = (typeof algorithms)[number];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
export interface StoredChecksum {
  readonly algorithm: Algorithm;
  /** Whether it covers the whole object, or the checksums of its parts. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
  /** Base64; `-N` after it for a composite one of N parts. */
  readonly value: string;
}

export const isAlgorithm = (name: string): name is Algorithm =>
  algorithms.includes(name as Algorithm);

/** The header that carries a checksum of this algorithm. */
export const checksumHeader = (algorithm: Algorithm): string =>
  `x-amz-checksum-${algorithm.toLowerCase()}`;

const bigEndian32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const digests: Readonly<Record<Algorithm, (data: Buffer) => Buffer>> = {
  CRC32: (data) => bigEndian32(crc32(data)),
  CRC32C: (data) => bigEndian32(crc32c(data)),
  CRC64NVME: crc64nvme,
  SHA1: (data) => createHash('sha1').update(data).digest(),
  SHA256: (data) => createHash('sha256').update(data).digest(),
};

/** Length of a checksum in bytes; a value with another length is invalid. */
export const digestLength: Readonly<Record<Algorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

/** The checksum in base64. */
export const checksumOf = (algorithm: Algorithm, data: Buffer): string =>
  digests[algorithm](data).toString('base64');

export const fullChecksum = (algorithm: Algorithm, data: Buffer): StoredChecksum => ({
  algorithm,
  type: 'FULL_OBJECT',
  value: checksumOf(algorithm, data),
});

/** The checksum of a multipart object, from the checksums of its parts. */
export const compositeChecksum = (
  algorithm: Algorithm,
  parts: readonly string[],
): StoredChecksum => {
  const all = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  return {
    algorithm,
    type: 'COMPOSITE',
    value: `${checksumOf(algorithm, all)}-${parts.length}`,
  };
};

export const md5 = (data: Buffer): Buffer => createHash('md5').update(data).digest();
