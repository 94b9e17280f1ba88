import type { Case } from '../../case.ts';
import { Bucket, at, bucket, put } from './sample.ts';

export const unsupported: Case[] = [
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
];
