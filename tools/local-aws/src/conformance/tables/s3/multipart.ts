import type { Call, Case } from '../../case.ts';
import { source } from './copies.ts';
import { Bucket, Key, at, bucket, etag, future, put, told, wrongChecksum } from './sample.ts';

const five = 'x'.repeat(5 * 1024 * 1024);

const start = (more: object = {}): Call => ['CreateMultipartUpload', { ...at, ...more }];

const uploadId = (answers: readonly Record<string, never>[]) =>
  answers.find((answer) => 'UploadId' in answer)?.['UploadId'];

const part = (PartNumber: number, Body: string, more: object = {}): Call => [
  'UploadPart',
  (answers) => ({ ...at, UploadId: uploadId(answers), PartNumber, Body, ...more }),
];

const tagsOf = (answers: readonly Record<string, never>[]) =>
  answers
    .filter((answer) => 'ETag' in answer && !('UploadId' in answer))
    .map((answer, index) => ({ PartNumber: index + 1, ...answer }));

const complete = (more: object = {}): Call => [
  'CompleteMultipartUpload',
  (answers) => ({
    ...at,
    UploadId: uploadId(answers),
    MultipartUpload: { Parts: tagsOf(answers) },
    ...more,
  }),
];

export const multipart: Case[] = [
  {
    title: 'starts an upload',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' }),
    expect: {
      answer: { Bucket, Key, UploadId: /./, ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' },
    },
  },
  {
    title: 'refuses a composite checksum of CRC64NVME',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }),
    expect: { error: 'InvalidRequest' },
  },
  {
    operation: 'CompleteMultipartUpload',
    title: 'joins the parts to an object with the headers of the start',
    given: [
      bucket,
      start({
        ...told,
        Expires: future,
        Tagging: 'a=1',
        StorageClass: 'STANDARD',
        ServerSideEncryption: 'AES256',
        ExpectedBucketOwner: '000000000000',
      }),
      part(1, five),
      part(2, 'end'),
      complete({ MpuObjectSize: five.length + 3, ExpectedBucketOwner: '000000000000' }),
    ],
    call: ['HeadObject', at],
    expect: { answer: { ...told, TagCount: 1, ContentLength: five.length + 3, ETag: /-2"$/ } },
  },
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
  {
    title: 'refuses parts of less than 5 MiB except the last',
    given: [bucket, start(), part(1, 'small'), part(2, 'end')],
    call: complete(),
    expect: { error: 'EntityTooSmall' },
  },
  {
    title: 'refuses a missing part',
    given: [bucket, start(), part(1, 'x')],
    call: complete({ MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '"other"' }] } }),
    expect: { error: 'InvalidPart' },
  },
  {
    title: 'refuses parts that are not in order',
    given: [bucket, start(), part(1, five), part(2, 'x')],
    call: [
      'CompleteMultipartUpload',
      (answers) => ({
        ...at,
        UploadId: uploadId(answers),
        MultipartUpload: { Parts: tagsOf(answers).reverse() },
      }),
    ],
    expect: { error: 'InvalidPartOrder' },
  },
  {
    title: 'refuses an object with another size than the given one',
    given: [bucket, start(), part(1, 'x')],
    call: complete({ MpuObjectSize: 2 }),
    expect: { error: 'InvalidRequest' },
  },
  {
    title: 'completes only a missing object with If-None-Match: *',
    given: [bucket, start(), part(1, 'x'), ['PutObject', { Bucket, Key, Body: 'other' }]],
    call: complete({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'completes only an unchanged object with If-Match',
    given: [bucket, start(), part(1, 'x'), ['PutObject', { Bucket, Key, Body: 'other' }]],
    call: complete({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses a part number of more than 10,000',
    given: [bucket, start()],
    call: part(10_001, 'x'),
    expect: { error: 'InvalidArgument' },
  },
  {
    title: 'lists the parts',
    given: [bucket, start(), part(1, 'only')],
    call: [
      'ListParts',
      (answers) => ({ ...at, UploadId: uploadId(answers), ExpectedBucketOwner: '000000000000' }),
    ],
    expect: { answer: { Parts: [{ PartNumber: 1, Size: 4, ETag: /"/ }], IsTruncated: false } },
  },
  {
    title: 'lists the parts in pages',
    given: [bucket, start(), part(1, 'a'), part(3, 'b'), part(7, 'c')],
    call: [
      'ListParts',
      (answers) => ({ ...at, UploadId: uploadId(answers), MaxParts: 1, PartNumberMarker: '1' }),
    ],
    expect: {
      answer: {
        ...{ Parts: [{ PartNumber: 3 }], MaxParts: 1, IsTruncated: true, StorageClass: 'STANDARD' },
        ...{ PartNumberMarker: '1', NextPartNumberMarker: '3' },
      },
    },
  },
  {
    title: 'returns the number of parts on a page',
    given: [bucket, start(), part(1, 'a')],
    call: ['ListParts', (answers) => ({ ...at, UploadId: uploadId(answers) })],
    expect: { answer: { MaxParts: 1000, PartNumberMarker: '0', NextPartNumberMarker: '1' } },
  },
  {
    title: 'lists the uploads by key',
    given: [
      bucket,
      ['CreateMultipartUpload', { Bucket, Key: 'b' }],
      ['CreateMultipartUpload', { Bucket, Key: 'a' }],
    ],
    call: ['ListMultipartUploads', { Bucket }],
    expect: {
      answer: {
        ...{ KeyMarker: '', UploadIdMarker: '', MaxUploads: 1000, NextKeyMarker: 'b' },
        Uploads: [{ Key: 'a', StorageClass: 'STANDARD' }, { Key: 'b' }],
      },
    },
  },
  {
    title: 'lists the uploads',
    given: [bucket, start()],
    call: ['ListMultipartUploads', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { Uploads: [{ Key, UploadId: /./ }] } },
  },
  {
    operation: 'AbortMultipartUpload',
    title: 'aborts an upload',
    given: [
      bucket,
      start(),
      part(1, 'x'),
      [
        'AbortMultipartUpload',
        (answers) => ({ ...at, UploadId: uploadId(answers), ExpectedBucketOwner: '000000000000' }),
      ],
    ],
    call: complete(),
    expect: { error: 'NoSuchUpload' },
  },
  {
    title: 'refuses to copy a part',
    given: [bucket, put({ Key: 'source' }), start()],
    call: [
      'UploadPartCopy',
      (answers) => ({ ...at, UploadId: uploadId(answers), PartNumber: 1, CopySource: source }),
    ],
    expect: { refused: 'PUT' },
  },
];
