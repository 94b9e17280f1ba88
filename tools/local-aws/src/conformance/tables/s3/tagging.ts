import type { Case } from '../../case.ts';
import { at, bucket, put } from './sample.ts';

export const tagging: Case[] = [
  {
    operation: 'PutObjectTagging',
    title: 'tags an object without changing it',
    given: [
      bucket,
      put(),
      [
        'PutObjectTagging',
        {
          ...at,
          ExpectedBucketOwner: '000000000000',
          ChecksumAlgorithm: 'CRC32',
          Tagging: { TagSet: [{ Key: 'team', Value: 'a=b' }] },
        },
      ],
    ],
    call: ['GetObject', at],
    expect: { answer: { Body: 'text', TagCount: 1 } },
  },
  {
    title: 'returns the tags',
    given: [bucket, put({ Tagging: 'team=a%3Db&empty=' })],
    call: ['GetObjectTagging', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: {
      answer: {
        TagSet: [
          { Key: 'team', Value: 'a=b' },
          { Key: 'empty', Value: '' },
        ],
      },
    },
  },
  {
    operation: 'DeleteObjectTagging',
    title: 'removes all tags',
    given: [
      bucket,
      put({ Tagging: 'team=a' }),
      ['DeleteObjectTagging', { ...at, ExpectedBucketOwner: '000000000000' }],
    ],
    call: ['GetObjectTagging', at],
    expect: { answer: { TagSet: [] } },
  },
  {
    title: 'refuses characters that a tag cannot contain',
    given: [bucket, put()],
    call: ['PutObjectTagging', { ...at, Tagging: { TagSet: [{ Key: 'k', Value: 'a<b' }] } }],
    expect: { error: 'InvalidTag' },
  },
  {
    title: 'refuses tags whose MD5 is wrong',
    given: [bucket, put()],
    call: [
      'PutObjectTagging',
      { ...at, Tagging: { TagSet: [] }, ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' },
    ],
    expect: { error: 'BadDigest' },
  },
  {
    title: 'refuses a duplicate key',
    given: [bucket, put()],
    call: [
      'PutObjectTagging',
      {
        ...at,
        Tagging: {
          TagSet: [
            { Key: 'k', Value: '1' },
            { Key: 'k', Value: '2' },
          ],
        },
      },
    ],
    expect: { error: 'InvalidTag' },
  },
  {
    title: 'refuses to tag a missing object',
    given: [bucket],
    call: ['PutObjectTagging', { ...at, Tagging: { TagSet: [] } }],
    expect: { error: 'NoSuchKey' },
  },
];
