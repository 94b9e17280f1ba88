import type { Case } from '../../case.ts';
import { Bucket, Key, at, bucket } from './sample.ts';
import { start, uploadId, part } from './upload.ts';

export const uploadLists: Case[] = [
  {
    title: 'lists the parts',
    given: [bucket, start(), part(1, 'only')],
    call: [
      'ListParts',
      (answers) => ({ ...at, UploadId: uploadId(answers), ExpectedBucketOwner: '000000000000' }),
    ],
    expect: { answer: { Parts: [{ PartNumber: 1, Size: 4, ETag: /"/ }], IsTruncated: false } },
  },
  {
    title: 'lists the parts in pages',
    given: [bucket, start(), part(1, 'a'), part(3, 'b'), part(7, 'c')],
    call: [
      'ListParts',
      (answers) => ({ ...at, UploadId: uploadId(answers), MaxParts: 1, PartNumberMarker: '1' }),
    ],
    expect: {
      answer: {
        ...{ Parts: [{ PartNumber: 3 }], MaxParts: 1, IsTruncated: true, StorageClass: 'STANDARD' },
        ...{ PartNumberMarker: '1', NextPartNumberMarker: '3' },
      },
    },
  },
  {
    title: 'returns the number of parts on a page',
    given: [bucket, start(), part(1, 'a')],
    call: ['ListParts', (answers) => ({ ...at, UploadId: uploadId(answers) })],
    expect: { answer: { MaxParts: 1000, PartNumberMarker: '0', NextPartNumberMarker: '1' } },
  },
  {
    title: 'lists the uploads by key',
    given: [
      bucket,
      ['CreateMultipartUpload', { Bucket, Key: 'b' }],
      ['CreateMultipartUpload', { Bucket, Key: 'a' }],
    ],
    call: ['ListMultipartUploads', { Bucket }],
    expect: {
      answer: {
        ...{ KeyMarker: '', UploadIdMarker: '', MaxUploads: 1000, NextKeyMarker: 'b' },
        Uploads: [{ Key: 'a', StorageClass: 'STANDARD' }, { Key: 'b' }],
      },
    },
  },
  {
    title: 'lists the uploads',
    given: [bucket, start()],
    call: ['ListMultipartUploads', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { Uploads: [{ Key, UploadId: /./ }] } },
  },
];
