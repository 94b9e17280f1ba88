import type { Case } from '../../case.ts';
import { bucket, wrongChecksum } from './sample.ts';
import { start, part, complete } from './upload.ts';

export const partChecksums: Case[] = [
  ...(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const).map((algorithm): Case => ({
    title: `checks the parts' ${algorithm} and combines them`,
    given: [
      bucket,
      start({ ChecksumAlgorithm: algorithm }),
      part(1, 'only', { ChecksumAlgorithm: algorithm, ContentLength: 4 }),
    ],
    call: complete(),
    expect: { answer: { [`Checksum${algorithm}`]: /-1$/, ChecksumType: 'COMPOSITE' } },
  })),
  {
    title: 'returns the CRC64NVME of the whole object',
    given: [
      bucket,
      start({ ChecksumAlgorithm: 'CRC64NVME' }),
      part(1, 'only', { ChecksumAlgorithm: 'CRC64NVME' }),
    ],
    call: complete({ ChecksumType: 'FULL_OBJECT' }),
    expect: { answer: { ChecksumCRC64NVME: /=$/, ChecksumType: 'FULL_OBJECT' } },
  },
  ...(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const).flatMap((algorithm): Case[] => [
    {
      title: `refuses a part whose ${algorithm} is wrong`,
      given: [bucket, start()],
      call: part(1, 'only', { [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest' },
    },
    {
      title: `refuses an object whose ${algorithm} is wrong`,
      given: [
        bucket,
        start({ ChecksumAlgorithm: algorithm }),
        part(1, 'only', { ChecksumAlgorithm: algorithm }),
      ],
      call: complete({ [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest' },
    },
  ]),
  {
    title: 'refuses a part whose MD5 is wrong',
    given: [bucket, start()],
    call: part(1, 'x', {
      ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==',
      ExpectedBucketOwner: '000000000000',
    }),
    expect: { error: 'BadDigest' },
  },
];
