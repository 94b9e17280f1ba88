import type { Case } from '../../case.ts';
import { Bucket, bucket, tree } from './sample.ts';

export const listVersion1: Case[] = [
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
