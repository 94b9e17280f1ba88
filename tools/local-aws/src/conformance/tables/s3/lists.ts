import type { Case } from '../../case.ts';
import { Bucket, bucket, keys, tree } from './sample.ts';

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
];
