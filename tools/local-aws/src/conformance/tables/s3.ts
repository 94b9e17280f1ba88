import type { Call, Case, ConformanceTable } from '../case.ts';

const Bucket = 'assets';
const Key = 'dir/key';
const at = { Bucket, Key };
const bucket: Call = ['CreateBucket', { Bucket }];
const put = (more: object = {}): Call => ['PutObject', { ...at, Body: 'text', ...more }];
const etag = '"1cb251ec0d568de6a929b520c4aed8d1"';
const keys = (...names: string[]): Call[] =>
  names.map((name) => ['PutObject', { Bucket, Key: name, Body: name }]);
const past = new Date('2020-01-01T00:00:00Z');
const future = new Date('2100-01-01T00:00:00Z');

/** Headers that a writer sets. */
const told = {
  ContentType: 'text/plain; charset=utf-8',
  CacheControl: 'max-age=3600',
  ContentDisposition: 'attachment; filename="a.txt"',
  ContentEncoding: 'gzip',
  ContentLanguage: 'de',
  WebsiteRedirectLocation: '/other',
  Metadata: { owner: 'me' },
};

/** A checksum of the right length that matches nothing. */
const wrongChecksum = {
  CRC32: 'AAAAAA==',
  CRC32C: 'AAAAAA==',
  CRC64NVME: 'AAAAAAAAAAA=',
  SHA1: `${'A'.repeat(27)}=`,
  SHA256: `${'A'.repeat(43)}=`,
} as const;

const buckets: Case[] = [
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

const writes: Case[] = [
  {
    title: 'returns entity tag, encryption and the sent checksum',
    given: [bucket],
    call: put({ ContentLength: 4 }),
    expect: {
      answer: {
        ETag: etag,
        ServerSideEncryption: 'AES256',
        ChecksumCRC32: 'O4unxw==',
        ChecksumType: 'FULL_OBJECT',
      },
    },
  },
  {
    title: 'requires a bucket',
    call: put(),
    expect: { error: 'NoSuchBucket' },
  },
  {
    title: 'creates a missing object with If-None-Match: *',
    given: [bucket],
    call: put({ IfNoneMatch: '*' }),
    expect: { answer: { ETag: etag } },
  },
  {
    title: 'refuses an existing object with If-None-Match: *',
    given: [bucket, put()],
    call: put({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed', having: { $metadata: { httpStatusCode: 412 } } },
  },
  {
    title: 'refuses other forms of If-None-Match',
    given: [bucket],
    call: put({ IfNoneMatch: etag }),
    expect: { error: 'NotImplemented', having: { $metadata: { httpStatusCode: 501 } } },
  },
  {
    title: 'replaces an unchanged object with If-Match',
    given: [bucket, put()],
    call: put({ Body: 'next', IfMatch: etag }),
    expect: { answer: { ETag: '"d0cab90d8d20d57e2f2b9be52f7dd25d"' } },
  },
  {
    title: 'refuses a changed object with If-Match',
    given: [bucket, put({ Body: 'changed' })],
    call: put({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses a missing object with If-Match',
    given: [bucket],
    call: put({ IfMatch: etag }),
    expect: { error: 'NoSuchKey' },
  },
  ...(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const).flatMap((algorithm): Case[] => [
    {
      title: `computes ${algorithm} as the SDK does`,
      given: [bucket],
      call: put({ ChecksumAlgorithm: algorithm }),
      expect: { answer: { [`Checksum${algorithm}`]: /^[\w+/]+=*$/, ChecksumType: 'FULL_OBJECT' } },
    },
    {
      title: `refuses a ${algorithm} that does not match the body`,
      given: [bucket],
      call: put({ [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest', message: new RegExp(algorithm) },
    },
  ]),
  {
    title: 'refuses an MD5 that does not match the body',
    given: [bucket],
    call: put({ ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
    expect: { error: 'BadDigest' },
  },
  {
    title: 'refuses a malformed MD5',
    given: [bucket],
    call: put({ ContentMD5: 'AAAA' }),
    expect: { error: 'InvalidDigest' },
  },
  {
    title: 'accepts the default encryption',
    given: [bucket],
    call: put({ ServerSideEncryption: 'AES256', StorageClass: 'STANDARD' }),
    expect: { answer: { ServerSideEncryption: 'AES256' } },
  },
  {
    title: 'refuses more than ten tags',
    given: [bucket],
    call: put({ Tagging: Array.from({ length: 11 }, (_, n) => `k${n}=v`).join('&') }),
    expect: { error: 'BadRequest' },
  },
  {
    title: 'refuses metadata of more than 2 KB',
    given: [bucket],
    call: put({ Metadata: { large: 'x'.repeat(2050) } }),
    expect: { error: 'MetadataTooLarge' },
  },
  {
    title: 'refuses a bucket of another account',
    given: [bucket],
    call: put({ ExpectedBucketOwner: '111111111111' }),
    expect: { error: 'AccessDenied' },
  },
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
  {
    title: 'deletes an object',
    given: [bucket, put(), ['DeleteObject', at]],
    call: ['HeadObject', at],
    expect: { error: 'NotFound' },
    operation: 'DeleteObject',
  },
  {
    title: 'deletes a missing object without an error',
    given: [bucket],
    call: ['DeleteObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { $metadata: { httpStatusCode: 204 } } },
  },
  {
    title: 'refuses to delete a changed object with If-Match',
    given: [bucket, put({ Body: 'changed' })],
    call: ['DeleteObject', { ...at, IfMatch: etag }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'deletes many objects, and lists them',
    given: [bucket, ...keys('a', 'b&<c')],
    call: [
      'DeleteObjects',
      {
        Bucket,
        ExpectedBucketOwner: '000000000000',
        ChecksumAlgorithm: 'CRC32',
        Delete: { Objects: [{ Key: 'a' }, { Key: 'b&<c' }, { Key: 'none' }], Quiet: false },
      },
    ],
    expect: { answer: { Deleted: [{ Key: 'a' }, { Key: 'b&<c' }, { Key: 'none' }] } },
  },
  {
    title: 'deletes many objects without a list in quiet mode',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }], Quiet: true } }],
    expect: { answer: { Deleted: undefined, Errors: undefined } },
  },
  {
    title: 'refuses to delete versions of many objects',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a', VersionId: 'v' }] } }],
    expect: { refused: 'Object[0].VersionId' },
  },
];

const reads: Case[] = [
  {
    title: 'returns the headers that the writer set',
    given: [bucket, put({ ...told, Expires: future })],
    call: ['GetObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: {
      answer: { ...told, ExpiresString: 'Fri, 01 Jan 2100 00:00:00 GMT', Body: 'text', ETag: etag },
    },
  },
  {
    title: 'returns the headers of an object without its body',
    given: [bucket, put(told)],
    call: ['HeadObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { ...told, ContentLength: 4, ETag: etag, AcceptRanges: 'bytes' } },
  },
  {
    title: 'returns a default content type',
    given: [bucket, ['PutObject', { ...at, Body: 'text', ContentType: '' }]],
    call: ['HeadObject', at],
    expect: { answer: { ContentType: 'application/octet-stream' } },
  },
  {
    title: 'reports a missing key',
    given: [bucket],
    call: ['GetObject', at],
    expect: { error: 'NoSuchKey', having: { $metadata: { httpStatusCode: 404 } } },
  },
  {
    title: 'returns the checksum on request',
    given: [bucket, put({ ChecksumAlgorithm: 'SHA256' })],
    call: ['HeadObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { ChecksumSHA256: /=$/, ChecksumType: 'FULL_OBJECT' } },
  },
  {
    title: 'returns a body whose checksum the SDK accepts',
    given: [bucket, put({ ChecksumAlgorithm: 'CRC64NVME' })],
    call: ['GetObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { Body: 'text', ChecksumCRC64NVME: /=$/ } },
  },
  {
    title: 'returns the number of tags',
    given: [bucket, put({ Tagging: 'a=1&b=2' })],
    call: ['GetObject', at],
    expect: { answer: { TagCount: 2 } },
  },
  ...(
    [
      ['bytes=1-2', 'ex', 'bytes 1-2/4'],
      ['bytes=2-', 'xt', 'bytes 2-3/4'],
      ['bytes=-1', 't', 'bytes 3-3/4'],
      ['bytes=0-99', 'text', 'bytes 0-3/4'],
    ] as const
  ).map(([Range, Body, ContentRange]): Case => ({
    title: `returns the range ${Range}`,
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range }],
    expect: { answer: { Body, ContentRange, $metadata: { httpStatusCode: 206 } } },
  })),
  {
    title: 'returns the headers of a range',
    given: [bucket, put()],
    call: ['HeadObject', { ...at, Range: 'bytes=1-2' }],
    expect: { answer: { ContentLength: 2, ContentRange: 'bytes 1-2/4' } },
  },
  {
    title: 'refuses a range beyond the end',
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range: 'bytes=4-' }],
    expect: { error: 'InvalidRange', having: { $metadata: { httpStatusCode: 416 } } },
  },
  ...(['GetObject', 'HeadObject'] as const).flatMap((operation): Case[] => [
    {
      title: 'responds with 304 to If-None-Match when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfNoneMatch: etag }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'responds with 412 to If-Match when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfMatch: '"other"' }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'responds with 304 to If-Modified-Since when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfModifiedSince: future }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'responds with 412 to If-Unmodified-Since when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfUnmodifiedSince: past }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'replaces headers of the response as requested',
      given: [bucket, put()],
      call: [
        operation,
        {
          ...at,
          ResponseContentType: 'text/html',
          ResponseContentLanguage: 'fr',
          ResponseExpires: future,
          ResponseCacheControl: 'no-store',
          ResponseContentDisposition: 'inline',
          ResponseContentEncoding: 'identity',
        },
      ],
      expect: {
        answer: {
          ContentType: 'text/html',
          ContentLanguage: 'fr',
          ExpiresString: 'Fri, 01 Jan 2100 00:00:00 GMT',
          CacheControl: 'no-store',
          ContentDisposition: 'inline',
          ContentEncoding: 'identity',
        },
      },
    },
  ]),
  {
    title: 'refuses to read versions',
    given: [bucket, put()],
    call: ['GetObject', { ...at, VersionId: 'v' }],
    expect: { refused: 'versionId' },
  },
];

const tagging: Case[] = [
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

const source = `${Bucket}/source`;
const copies: Case[] = [
  {
    operation: 'CopyObject',
    title: 'copies content, headers and tags',
    given: [
      bucket,
      put({ Key: 'source', ...told, Tagging: 'a=1' }),
      ['CopyObject', { ...at, CopySource: source, ExpectedBucketOwner: '000000000000' }],
    ],
    call: ['GetObject', at],
    expect: { answer: { Body: 'text', ...told, TagCount: 1 } },
  },
  {
    operation: 'CopyObject',
    title: 'replaces headers and tags on request',
    given: [
      bucket,
      put({ Key: 'source', ...told, Tagging: 'a=1' }),
      [
        'CopyObject',
        {
          ...at,
          CopySource: source,
          MetadataDirective: 'REPLACE',
          TaggingDirective: 'REPLACE',
          Tagging: 'b=2&c=3',
          ...told,
          ContentLanguage: 'en',
          Expires: future,
          ChecksumAlgorithm: 'SHA1',
          ServerSideEncryption: 'AES256',
          StorageClass: 'STANDARD',
        },
      ],
    ],
    call: ['GetObject', at],
    expect: { answer: { ContentLanguage: 'en', Metadata: { owner: 'me' }, TagCount: 2 } },
  },
  {
    title: 'refuses a copy onto itself that changes nothing',
    given: [bucket, put()],
    call: ['CopyObject', { ...at, CopySource: `${Bucket}/${Key}` }],
    expect: { error: 'InvalidRequest' },
  },
  {
    title: 'requires a source',
    given: [bucket],
    call: ['CopyObject', { ...at, CopySource: source }],
    expect: { error: 'NoSuchKey' },
  },
  ...(
    [
      ['CopySourceIfMatch', '"other"'],
      ['CopySourceIfNoneMatch', etag],
      ['CopySourceIfModifiedSince', future],
      ['CopySourceIfUnmodifiedSince', past],
    ] as const
  ).map(([name, value]): Case => ({
    title: `heeds ${name}`,
    given: [bucket, put({ Key: 'source' })],
    call: ['CopyObject', { ...at, CopySource: source, [name]: value }],
    expect: { error: 'PreconditionFailed' },
  })),
  {
    title: 'creates only with If-None-Match: *',
    given: [bucket, put({ Key: 'source' }), put()],
    call: ['CopyObject', { ...at, CopySource: source, IfNoneMatch: '*' }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'replaces only with If-Match',
    given: [bucket, put({ Key: 'source' }), put({ Body: 'changed' })],
    call: ['CopyObject', { ...at, CopySource: source, IfMatch: etag }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses to copy a version',
    given: [bucket, put({ Key: 'source' })],
    call: ['CopyObject', { ...at, CopySource: `${source}?versionId=v` }],
    expect: { refused: 'versionId' },
  },
];

const tree = keys('a', 'b/1', 'b/2', 'b/c/3', 'd', 'ä&<', 'é/x');

const lists: Case[] = [
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

const five = 'x'.repeat(5 * 1024 * 1024);
const start = (more: object = {}): Call => ['CreateMultipartUpload', { ...at, ...more }];
const uploadId = (answers: readonly Record<string, never>[]) =>
  answers.find((answer) => 'UploadId' in answer)?.['UploadId'];
const part = (PartNumber: number, Body: string, more: object = {}): Call => [
  'UploadPart',
  (answers) => ({ ...at, UploadId: uploadId(answers), PartNumber, Body, ...more }),
];
const tagsOf = (answers: readonly Record<string, never>[]) =>
  answers
    .filter((answer) => 'ETag' in answer && !('UploadId' in answer))
    .map((answer, index) => ({ PartNumber: index + 1, ...answer }));
const complete = (more: object = {}): Call => [
  'CompleteMultipartUpload',
  (answers) => ({
    ...at,
    UploadId: uploadId(answers),
    MultipartUpload: { Parts: tagsOf(answers) },
    ...more,
  }),
];

const multipart: Case[] = [
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
  ...(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const).map((algorithm): Case => ({
    title: `checks the parts' ${algorithm} and combines them`,
    given: [
      bucket,
      start({ ChecksumAlgorithm: algorithm }),
      part(1, 'only', { ChecksumAlgorithm: algorithm, ContentLength: 4 }),
    ],
    call: complete(),
    expect: { answer: { [`Checksum${algorithm}`]: /-1$/, ChecksumType: 'COMPOSITE' } },
  })),
  {
    title: 'returns the CRC64NVME of the whole object',
    given: [
      bucket,
      start({ ChecksumAlgorithm: 'CRC64NVME' }),
      part(1, 'only', { ChecksumAlgorithm: 'CRC64NVME' }),
    ],
    call: complete({ ChecksumType: 'FULL_OBJECT' }),
    expect: { answer: { ChecksumCRC64NVME: /=$/, ChecksumType: 'FULL_OBJECT' } },
  },
  ...(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const).flatMap((algorithm): Case[] => [
    {
      title: `refuses a part whose ${algorithm} is wrong`,
      given: [bucket, start()],
      call: part(1, 'only', { [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest' },
    },
    {
      title: `refuses an object whose ${algorithm} is wrong`,
      given: [
        bucket,
        start({ ChecksumAlgorithm: algorithm }),
        part(1, 'only', { ChecksumAlgorithm: algorithm }),
      ],
      call: complete({ [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest' },
    },
  ]),
  {
    title: 'refuses a part whose MD5 is wrong',
    given: [bucket, start()],
    call: part(1, 'x', {
      ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==',
      ExpectedBucketOwner: '000000000000',
    }),
    expect: { error: 'BadDigest' },
  },
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

export const s3Table: ConformanceTable = {
  service: 's3',
  cases: [...buckets, ...writes, ...reads, ...tagging, ...copies, ...lists, ...multipart],
};
