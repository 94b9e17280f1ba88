import type { Case } from '../../case.ts';
import { at, bucket, etag, future, put, told } from './sample.ts';

export const reads: Case[] = [
  {
    title: 'returns the headers that the writer set',
    given: [bucket, put({ ...told, Expires: future })],
    call: ['GetObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: {
      answer: { ...told, ExpiresString: 'Fri, 01 Jan 2100 00:00:00 GMT', Body: 'text', ETag: etag },
    },
  },
  {
    title: 'returns the headers of an object without its body',
    given: [bucket, put(told)],
    call: ['HeadObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { ...told, ContentLength: 4, ETag: etag, AcceptRanges: 'bytes' } },
  },
  {
    title: 'returns a default content type',
    given: [bucket, ['PutObject', { ...at, Body: 'text', ContentType: '' }]],
    call: ['HeadObject', at],
    expect: { answer: { ContentType: 'application/octet-stream' } },
  },
  {
    title: 'reports a missing key',
    given: [bucket],
    call: ['GetObject', at],
    expect: { error: 'NoSuchKey', having: { $metadata: { httpStatusCode: 404 } } },
  },
  {
    title: 'returns the checksum on request',
    given: [bucket, put({ ChecksumAlgorithm: 'SHA256' })],
    call: ['HeadObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { ChecksumSHA256: /=$/, ChecksumType: 'FULL_OBJECT' } },
  },
  {
    title: 'returns a body whose checksum the SDK accepts',
    given: [bucket, put({ ChecksumAlgorithm: 'CRC64NVME' })],
    call: ['GetObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { Body: 'text', ChecksumCRC64NVME: /=$/ } },
  },
  {
    title: 'returns the number of tags',
    given: [bucket, put({ Tagging: 'a=1&b=2' })],
    call: ['GetObject', at],
    expect: { answer: { TagCount: 2 } },
  },
  ...(
    [
      ['bytes=1-2', 'ex', 'bytes 1-2/4'],
      ['bytes=2-', 'xt', 'bytes 2-3/4'],
      ['bytes=-1', 't', 'bytes 3-3/4'],
      ['bytes=0-99', 'text', 'bytes 0-3/4'],
    ] as const
  ).map(([Range, Body, ContentRange]): Case => ({
    title: `returns the range ${Range}`,
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range }],
    expect: { answer: { Body, ContentRange, $metadata: { httpStatusCode: 206 } } },
  })),
  {
    title: 'returns the headers of a range',
    given: [bucket, put()],
    call: ['HeadObject', { ...at, Range: 'bytes=1-2' }],
    expect: { answer: { ContentLength: 2, ContentRange: 'bytes 1-2/4' } },
  },
  {
    title: 'refuses a range beyond the end',
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range: 'bytes=4-' }],
    expect: { error: 'InvalidRange', having: { $metadata: { httpStatusCode: 416 } } },
  },
  {
    title: 'refuses to read versions',
    given: [bucket, put()],
    call: ['GetObject', { ...at, VersionId: 'v' }],
    expect: { refused: 'versionId' },
  },
];
