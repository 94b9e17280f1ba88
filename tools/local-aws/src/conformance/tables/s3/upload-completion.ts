import type { Case } from '../../case.ts';
import { Bucket, Key, at, bucket, etag } from './sample.ts';
import { start, uploadId, part, tagsOf, complete, five } from './upload.ts';

export const uploadCompletion: Case[] = [
  {
    title: 'refuses parts of less than 5 MiB except the last',
    given: [bucket, start(), part(1, 'small'), part(2, 'end')],
    call: complete(),
    expect: { error: 'EntityTooSmall' },
  },
  {
    title: 'refuses a missing part',
    given: [bucket, start(), part(1, 'x')],
    call: complete({ MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '"other"' }] } }),
    expect: { error: 'InvalidPart' },
  },
  {
    title: 'refuses parts that are not in order',
    given: [bucket, start(), part(1, five), part(2, 'x')],
    call: [
      'CompleteMultipartUpload',
      (answers) => ({
        ...at,
        UploadId: uploadId(answers),
        MultipartUpload: { Parts: tagsOf(answers).reverse() },
      }),
    ],
    expect: { error: 'InvalidPartOrder' },
  },
  {
    title: 'refuses an object with another size than the given one',
    given: [bucket, start(), part(1, 'x')],
    call: complete({ MpuObjectSize: 2 }),
    expect: { error: 'InvalidRequest' },
  },
  {
    title: 'completes only a missing object with If-None-Match: *',
    given: [bucket, start(), part(1, 'x'), ['PutObject', { Bucket, Key, Body: 'other' }]],
    call: complete({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'completes only an unchanged object with If-Match',
    given: [bucket, start(), part(1, 'x'), ['PutObject', { Bucket, Key, Body: 'other' }]],
    call: complete({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses a part number of more than 10,000',
    given: [bucket, start()],
    call: part(10_001, 'x'),
    expect: { error: 'InvalidArgument' },
  },
];
