import type { Case } from '../../case.ts';
import { Bucket, bucket, keys } from './sample.ts';

const tree = keys('a', 'b/1', 'b/2', 'b/c/3', 'd', 'ä&<', 'é/x');

export const lists: Case[] = [
  {
    title: 'lists keys in the order of their bytes',
    given: [bucket, ...keys('b', 'a', 'B', 'ä', '~')],
    call: ['ListObjectsV2', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: {
      answer: {
        KeyCount: 5,
        IsTruncated: false,
        MaxKeys: 1000,
        Contents: [{ Key: 'B' }, { Key: 'a' }, { Key: 'b' }, { Key: '~' }, { Key: 'ä' }],
      },
    },
  },
  {
    title: 'groups keys by a delimiter',
    given: [bucket, ...tree],
    call: ['ListObjectsV2', { Bucket, Delimiter: '/' }],
    expect: {
      answer: {
        Contents: [{ Key: 'a' }, { Key: 'd' }, { Key: 'ä&<' }],
        CommonPrefixes: [{ Prefix: 'b/' }, { Prefix: 'é/' }],
        KeyCount: 5,
        Delimiter: '/',
      },
    },
  },
  {
    title: 'lists keys with a prefix',
    given: [bucket, ...tree],
    call: ['ListObjectsV2', { Bucket, Prefix: 'b/', Delimiter: '/' }],
    expect: {
      answer: {
        Contents: [{ Key: 'b/1' }, { Key: 'b/2' }],
        CommonPrefixes: [{ Prefix: 'b/c/' }],
        Prefix: 'b/',
      },
    },
  },
  {
    title: 'lists in pages, of which a common prefix is one entry',
    given: [bucket, ...tree, ['ListObjectsV2', { Bucket, Delimiter: '/', MaxKeys: 2 }]],
    call: [
      'ListObjectsV2',
      (answers) => ({
        Bucket,
        Delimiter: '/',
        MaxKeys: 2,
        ContinuationToken: answers.at(-1)?.['NextContinuationToken'],
      }),
    ],
    expect: {
      answer: {
        Contents: [{ Key: 'd' }, { Key: 'ä&<' }],
        CommonPrefixes: undefined,
        IsTruncated: true,
        NextContinuationToken: /./,
      },
    },
  },
  {
    title: 'starts after a key',
    given: [bucket, ...tree],
    call: ['ListObjectsV2', { Bucket, StartAfter: 'b/2', FetchOwner: true }],
    expect: {
      answer: {
        StartAfter: 'b/2',
        Contents: [
          { Key: 'b/c/3', Owner: { ID: /./ } },
          { Key: 'd' },
          { Key: 'ä&<' },
          { Key: 'é/x' },
        ],
      },
    },
  },
  {
    title: 'URL-encodes keys on request',
    given: [bucket, ...keys('a b/ä+')],
    call: ['ListObjectsV2', { Bucket, EncodingType: 'url' }],
    expect: { answer: { EncodingType: 'url', Contents: [{ Key: 'a%20b/%C3%A4%2B' }] } },
  },
  {
    title: 'lists no keys in an empty bucket',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, MaxKeys: 0 }],
    expect: { answer: { KeyCount: 0, IsTruncated: false, Contents: undefined } },
  },
  {
    title: 'refuses an unknown token',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, ContinuationToken: '%' }],
    expect: { error: 'InvalidArgument' },
  },
  {
    title: 'lists with a marker in version 1',
    given: [bucket, ...tree],
    call: [
      'ListObjects',
      {
        Bucket,
        Marker: 'a',
        Prefix: '',
        Delimiter: '/',
        MaxKeys: 2,
        EncodingType: 'url',
        ExpectedBucketOwner: '000000000000',
      },
    ],
    expect: {
      answer: {
        Marker: 'a',
        Contents: [{ Key: 'd', Owner: { ID: /./ } }],
        CommonPrefixes: [{ Prefix: 'b/' }],
        IsTruncated: true,
        NextMarker: 'd',
      },
    },
  },
];
