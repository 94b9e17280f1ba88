import type { Case } from '../../case.ts';
import { Bucket, Key, at, bucket, etag, future, past, put, told } from './sample.ts';

export const source = `${Bucket}/source`;

export const copies: Case[] = [
  {
    operation: 'CopyObject',
    title: 'copies content, headers and tags',
    given: [
      bucket,
      put({ Key: 'source', ...told, Tagging: 'a=1' }),
      ['CopyObject', { ...at, CopySource: source, ExpectedBucketOwner: '000000000000' }],
    ],
    call: ['GetObject', at],
    expect: { answer: { Body: 'text', ...told, TagCount: 1 } },
  },
  {
    operation: 'CopyObject',
    title: 'replaces headers and tags on request',
    given: [
      bucket,
      put({ Key: 'source', ...told, Tagging: 'a=1' }),
      [
        'CopyObject',
        {
          ...at,
          CopySource: source,
          MetadataDirective: 'REPLACE',
          TaggingDirective: 'REPLACE',
          Tagging: 'b=2&c=3',
          ...told,
          ContentLanguage: 'en',
          Expires: future,
          ChecksumAlgorithm: 'SHA1',
          ServerSideEncryption: 'AES256',
          StorageClass: 'STANDARD',
        },
      ],
    ],
    call: ['GetObject', at],
    expect: { answer: { ContentLanguage: 'en', Metadata: { owner: 'me' }, TagCount: 2 } },
  },
  {
    title: 'refuses a copy onto itself that changes nothing',
    given: [bucket, put()],
    call: ['CopyObject', { ...at, CopySource: `${Bucket}/${Key}` }],
    expect: { error: 'InvalidRequest' },
  },
  {
    title: 'requires a source',
    given: [bucket],
    call: ['CopyObject', { ...at, CopySource: source }],
    expect: { error: 'NoSuchKey' },
  },
  ...(
    [
      ['CopySourceIfMatch', '"other"'],
      ['CopySourceIfNoneMatch', etag],
      ['CopySourceIfModifiedSince', future],
      ['CopySourceIfUnmodifiedSince', past],
    ] as const
  ).map(([name, value]): Case => ({
    title: `heeds ${name}`,
    given: [bucket, put({ Key: 'source' })],
    call: ['CopyObject', { ...at, CopySource: source, [name]: value }],
    expect: { error: 'PreconditionFailed' },
  })),
  {
    title: 'creates only with If-None-Match: *',
    given: [bucket, put({ Key: 'source' }), put()],
    call: ['CopyObject', { ...at, CopySource: source, IfNoneMatch: '*' }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'replaces only with If-Match',
    given: [bucket, put({ Key: 'source' }), put({ Body: 'changed' })],
    call: ['CopyObject', { ...at, CopySource: source, IfMatch: etag }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses to copy a version',
    given: [bucket, put({ Key: 'source' })],
    call: ['CopyObject', { ...at, CopySource: `${source}?versionId=v` }],
    expect: { refused: 'versionId' },
  },
];
