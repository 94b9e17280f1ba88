import type { Case } from '../../case.ts';
import { bucket, etag, put, wrongChecksum } from './sample.ts';

export const writes: Case[] = [
  {
    title: 'returns entity tag, encryption and the sent checksum',
    given: [bucket],
    call: put({ ContentLength: 4 }),
    expect: {
      answer: {
        ETag: etag,
        ServerSideEncryption: 'AES256',
        ChecksumCRC32: 'O4unxw==',
        ChecksumType: 'FULL_OBJECT',
      },
    },
  },
  {
    title: 'requires a bucket',
    call: put(),
    expect: { error: 'NoSuchBucket' },
  },
  ...(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const).flatMap((algorithm): Case[] => [
    {
      title: `computes ${algorithm} as the SDK does`,
      given: [bucket],
      call: put({ ChecksumAlgorithm: algorithm }),
      expect: { answer: { [`Checksum${algorithm}`]: /^[\w+/]+=*$/, ChecksumType: 'FULL_OBJECT' } },
    },
    {
      title: `refuses a ${algorithm} that does not match the body`,
      given: [bucket],
      call: put({ [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest', message: new RegExp(algorithm) },
    },
  ]),
  {
    title: 'refuses an MD5 that does not match the body',
    given: [bucket],
    call: put({ ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
    expect: { error: 'BadDigest' },
  },
  {
    title: 'refuses a malformed MD5',
    given: [bucket],
    call: put({ ContentMD5: 'AAAA' }),
    expect: { error: 'InvalidDigest' },
  },
  {
    title: 'accepts the default encryption',
    given: [bucket],
    call: put({ ServerSideEncryption: 'AES256', StorageClass: 'STANDARD' }),
    expect: { answer: { ServerSideEncryption: 'AES256' } },
  },
  {
    title: 'refuses more than ten tags',
    given: [bucket],
    call: put({ Tagging: Array.from({ length: 11 }, (_, n) => `k${n}=v`).join('&') }),
    expect: { error: 'BadRequest' },
  },
  {
    title: 'refuses metadata of more than 2 KB',
    given: [bucket],
    call: put({ Metadata: { large: 'x'.repeat(2050) } }),
    expect: { error: 'MetadataTooLarge' },
  },
  {
    title: 'refuses a bucket of another account',
    given: [bucket],
    call: put({ ExpectedBucketOwner: '111111111111' }),
    expect: { error: 'AccessDenied' },
  },
];
