import type { Case } from '../../case.ts';
import { Bucket, bucket, put } from './sample.ts';

export const buckets: Case[] = [
  {
    title: 'creates a bucket, and returns its location',
    call: [
      'CreateBucket',
      { Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } },
    ],
    expect: { answer: { Location: '/assets' } },
  },
  {
    title: 'refuses a region other than the endpoint',
    call: [
      'CreateBucket',
      { Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
    ],
    expect: { error: 'IllegalLocationConstraintException' },
  },
  {
    title: 'refuses to create a bucket twice',
    given: [bucket],
    call: bucket,
    expect: { error: 'BucketAlreadyOwnedByYou', having: { $metadata: { httpStatusCode: 409 } } },
  },
  {
    title: 'refuses an invalid bucket name',
    call: ['CreateBucket', { Bucket: 'UpperCase' }],
    expect: { error: 'InvalidBucketName' },
  },
  {
    title: 'lists buckets by name, optionally with a prefix',
    given: [bucket, ['CreateBucket', { Bucket: 'other' }]],
    call: ['ListBuckets', { Prefix: 'as' }],
    expect: { answer: { Buckets: [{ Name: Bucket, BucketRegion: 'eu-central-1' }], Prefix: 'as' } },
  },
  {
    title: 'finds a bucket',
    given: [bucket],
    call: ['HeadBucket', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { BucketRegion: 'eu-central-1' } },
  },
  {
    title: 'reports a missing bucket',
    call: ['HeadBucket', { Bucket }],
    expect: { error: 'NotFound', having: { $metadata: { httpStatusCode: 404 } } },
  },
  {
    title: 'refuses the bucket of another account',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, ExpectedBucketOwner: '111111111111' }],
    expect: { error: 'AccessDenied', having: { $metadata: { httpStatusCode: 403 } } },
  },
  {
    title: 'returns the location of a bucket',
    given: [bucket],
    call: ['GetBucketLocation', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { LocationConstraint: 'eu-central-1' } },
  },
  {
    title: 'deletes an empty bucket',
    given: [bucket],
    call: ['DeleteBucket', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { $metadata: { httpStatusCode: 204 } } },
  },
  {
    title: 'refuses to delete a bucket with objects',
    given: [bucket, put()],
    call: ['DeleteBucket', { Bucket }],
    expect: { error: 'BucketNotEmpty' },
  },
];
