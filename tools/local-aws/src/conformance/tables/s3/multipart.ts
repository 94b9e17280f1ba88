import type { Case } from '../../case.ts';
import { source } from './copies.ts';
import { Bucket, Key, at, bucket, future, put, told } from './sample.ts';
import { start, uploadId, part, complete, five } from './upload.ts';

export const multipart: Case[] = [
  {
    title: 'starts an upload',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' }),
    expect: {
      answer: { Bucket, Key, UploadId: /./, ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' },
    },
  },
  {
    title: 'refuses a composite checksum of CRC64NVME',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }),
    expect: { error: 'InvalidRequest' },
  },
  {
    operation: 'CompleteMultipartUpload',
    title: 'joins the parts to an object with the headers of the start',
    given: [
      bucket,
      start({
        ...told,
        Expires: future,
        Tagging: 'a=1',
        StorageClass: 'STANDARD',
        ServerSideEncryption: 'AES256',
        ExpectedBucketOwner: '000000000000',
      }),
      part(1, five),
      part(2, 'end'),
      complete({ MpuObjectSize: five.length + 3, ExpectedBucketOwner: '000000000000' }),
    ],
    call: ['HeadObject', at],
    expect: { answer: { ...told, TagCount: 1, ContentLength: five.length + 3, ETag: /-2"$/ } },
  },
  {
    operation: 'AbortMultipartUpload',
    title: 'aborts an upload',
    given: [
      bucket,
      start(),
      part(1, 'x'),
      [
        'AbortMultipartUpload',
        (answers) => ({ ...at, UploadId: uploadId(answers), ExpectedBucketOwner: '000000000000' }),
      ],
    ],
    call: complete(),
    expect: { error: 'NoSuchUpload' },
  },
  {
    title: 'refuses to copy a part',
    given: [bucket, put({ Key: 'source' }), start()],
    call: [
      'UploadPartCopy',
      (answers) => ({ ...at, UploadId: uploadId(answers), PartNumber: 1, CopySource: source }),
    ],
    expect: { refused: 'PUT' },
  },
];
