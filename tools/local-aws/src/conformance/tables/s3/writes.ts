import type { Case } from '../../case.ts';
import { Bucket, at, bucket, etag, keys, put, wrongChecksum } from './sample.ts';

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
  {
    title: 'creates a missing object with If-None-Match: *',
    given: [bucket],
    call: put({ IfNoneMatch: '*' }),
    expect: { answer: { ETag: etag } },
  },
  {
    title: 'refuses an existing object with If-None-Match: *',
    given: [bucket, put()],
    call: put({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed', having: { $metadata: { httpStatusCode: 412 } } },
  },
  {
    title: 'refuses other forms of If-None-Match',
    given: [bucket],
    call: put({ IfNoneMatch: etag }),
    expect: { error: 'NotImplemented', having: { $metadata: { httpStatusCode: 501 } } },
  },
  {
    title: 'replaces an unchanged object with If-Match',
    given: [bucket, put()],
    call: put({ Body: 'next', IfMatch: etag }),
    expect: { answer: { ETag: '"d0cab90d8d20d57e2f2b9be52f7dd25d"' } },
  },
  {
    title: 'refuses a changed object with If-Match',
    given: [bucket, put({ Body: 'changed' })],
    call: put({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses a missing object with If-Match',
    given: [bucket],
    call: put({ IfMatch: etag }),
    expect: { error: 'NoSuchKey' },
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
  {
    title: 'has no ACLs',
    given: [bucket],
    call: put({ ACL: 'private' }),
    expect: { refused: 'x-amz-acl' },
  },
  {
    title: 'refuses other storage classes',
    given: [bucket],
    call: put({ StorageClass: 'GLACIER' }),
    expect: { refused: 'x-amz-storage-class: GLACIER' },
  },
  {
    title: 'refuses encryption with KMS keys',
    given: [bucket],
    call: put({ ServerSideEncryption: 'aws:kms' }),
    expect: { refused: 'x-amz-server-side-encryption: aws:kms' },
  },
  {
    operation: 'PutObjectAcl',
    title: 'does not mistake a subresource for an object',
    given: [bucket, put()],
    call: ['PutObjectAcl', { ...at, ACL: 'private' }],
    expect: { refused: 'acl' },
  },
  {
    title: 'refuses versions',
    given: [bucket],
    call: ['PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } }],
    expect: { refused: 'versioning' },
  },
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
