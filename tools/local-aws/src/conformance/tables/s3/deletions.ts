import type { Case } from '../../case.ts';
import { Bucket, at, bucket, etag, keys, put } from './sample.ts';

export const deletions: Case[] = [
  {
    title: 'deletes an object',
    given: [bucket, put(), ['DeleteObject', at]],
    call: ['HeadObject', at],
    expect: { error: 'NotFound' },
    operation: 'DeleteObject',
  },
  {
    title: 'deletes a missing object without an error',
    given: [bucket],
    call: ['DeleteObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { $metadata: { httpStatusCode: 204 } } },
  },
  {
    title: 'refuses to delete a changed object with If-Match',
    given: [bucket, put({ Body: 'changed' })],
    call: ['DeleteObject', { ...at, IfMatch: etag }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'deletes many objects, and lists them',
    given: [bucket, ...keys('a', 'b&<c')],
    call: [
      'DeleteObjects',
      {
        Bucket,
        ExpectedBucketOwner: '000000000000',
        ChecksumAlgorithm: 'CRC32',
        Delete: { Objects: [{ Key: 'a' }, { Key: 'b&<c' }, { Key: 'none' }], Quiet: false },
      },
    ],
    expect: { answer: { Deleted: [{ Key: 'a' }, { Key: 'b&<c' }, { Key: 'none' }] } },
  },
  {
    title: 'deletes many objects without a list in quiet mode',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }], Quiet: true } }],
    expect: { answer: { Deleted: undefined, Errors: undefined } },
  },
  {
    title: 'refuses to delete versions of many objects',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a', VersionId: 'v' }] } }],
    expect: { refused: 'Object[0].VersionId' },
  },
];
