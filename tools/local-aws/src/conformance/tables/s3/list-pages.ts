import type { Case } from '../../case.ts';
import { Bucket, bucket, tree } from './sample.ts';

export const listPages: Case[] = [
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
    title: 'refuses an unknown token',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, ContinuationToken: '%' }],
    expect: { error: 'InvalidArgument' },
  },
];
