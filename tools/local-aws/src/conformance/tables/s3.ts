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

/** What a writer says of an object. */
const told = {
  ContentType: 'text/plain; charset=utf-8',
  CacheControl: 'max-age=3600',
  ContentDisposition: 'attachment; filename="a.txt"',
  ContentEncoding: 'gzip',
  ContentLanguage: 'de',
  WebsiteRedirectLocation: '/other',
  Metadata: { owner: 'me' },
};

/** Of the right length, and of nothing. */
const wrongChecksum = {
  CRC32: 'AAAAAA==',
  CRC32C: 'AAAAAA==',
  CRC64NVME: 'AAAAAAAAAAA=',
  SHA1: `${'A'.repeat(27)}=`,
  SHA256: `${'A'.repeat(43)}=`,
} as const;

const buckets: Case[] = [
  {
    title: 'creates a bucket, and says where it is',
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
    title: 'does not create a bucket twice',
    given: [bucket],
    call: bucket,
    expect: { error: 'BucketAlreadyOwnedByYou', having: { $metadata: { httpStatusCode: 409 } } },
  },
  {
    title: 'refuses a name that no bucket can have',
    call: ['CreateBucket', { Bucket: 'UpperCase' }],
    expect: { error: 'InvalidBucketName' },
  },
  {
    title: 'lists buckets by name, those with a prefix if asked',
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
    title: 'does not find one that is not there',
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
    title: 'says where a bucket is',
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
    title: 'does not delete a bucket with objects',
    given: [bucket, put()],
    call: ['DeleteBucket', { Bucket }],
    expect: { error: 'BucketNotEmpty' },
  },
];

const writes: Case[] = [
  {
    title: 'answers with entity tag, encryption and the checksum that was sent',
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
    title: 'needs a bucket',
    call: put(),
    expect: { error: 'NoSuchBucket' },
  },
  {
    title: 'creates with If-None-Match: * what is not there',
    given: [bucket],
    call: put({ IfNoneMatch: '*' }),
    expect: { answer: { ETag: etag } },
  },
  {
    title: 'refuses with If-None-Match: * what is there',
    given: [bucket, put()],
    call: put({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed', having: { $metadata: { httpStatusCode: 412 } } },
  },
  {
    title: 'has no other form of If-None-Match',
    given: [bucket],
    call: put({ IfNoneMatch: etag }),
    expect: { error: 'NotImplemented', having: { $metadata: { httpStatusCode: 501 } } },
  },
  {
    title: 'replaces with If-Match what is as it was',
    given: [bucket, put()],
    call: put({ Body: 'next', IfMatch: etag }),
    expect: { answer: { ETag: '"d0cab90d8d20d57e2f2b9be52f7dd25d"' } },
  },
  {
    title: 'refuses with If-Match what has changed',
    given: [bucket, put({ Body: 'changed' })],
    call: put({ IfMatch: etag }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'refuses with If-Match what is not there',
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
      title: `refuses a ${algorithm} that is not that of the body`,
      given: [bucket],
      call: put({ [`Checksum${algorithm}`]: wrongChecksum[algorithm] }),
      expect: { error: 'BadDigest', message: new RegExp(algorithm) },
    },
  ]),
  {
    title: 'refuses an MD5 that is not that of the body',
    given: [bucket],
    call: put({ ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
    expect: { error: 'BadDigest' },
  },
  {
    title: 'refuses an MD5 that is none',
    given: [bucket],
    call: put({ ContentMD5: 'AAAA' }),
    expect: { error: 'InvalidDigest' },
  },
  {
    title: 'takes the encryption that every object has',
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
    title: 'refuses an object of another account',
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
    title: 'has no other storage class',
    given: [bucket],
    call: put({ StorageClass: 'GLACIER' }),
    expect: { refused: 'x-amz-storage-class: GLACIER' },
  },
  {
    title: 'has no encryption with keys of KMS',
    given: [bucket],
    call: put({ ServerSideEncryption: 'aws:kms' }),
    expect: { refused: 'x-amz-server-side-encryption: aws:kms' },
  },
  {
    operation: 'PutObjectAcl',
    title: 'does not take a subresource for an object',
    given: [bucket, put()],
    call: ['PutObjectAcl', { ...at, ACL: 'private' }],
    expect: { refused: 'acl' },
  },
  {
    title: 'has no versions',
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
    title: 'deletes what is not there without a word',
    given: [bucket],
    call: ['DeleteObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { $metadata: { httpStatusCode: 204 } } },
  },
  {
    title: 'does not delete with If-Match what has changed',
    given: [bucket, put({ Body: 'changed' })],
    call: ['DeleteObject', { ...at, IfMatch: etag }],
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'deletes many objects, and names those it deleted',
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
    title: 'deletes many objects quietly',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }], Quiet: true } }],
    expect: { answer: { Deleted: undefined, Errors: undefined } },
  },
  {
    title: 'deletes no version of many objects',
    given: [bucket, ...keys('a')],
    call: ['DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a', VersionId: 'v' }] } }],
    expect: { refused: 'Object[0].VersionId' },
  },
];

const reads: Case[] = [
  {
    title: 'gives back what the writer said of the object',
    given: [bucket, put({ ...told, Expires: future })],
    call: ['GetObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: {
      answer: { ...told, ExpiresString: 'Fri, 01 Jan 2100 00:00:00 GMT', Body: 'text', ETag: etag },
    },
  },
  {
    title: 'tells of an object without its body',
    given: [bucket, put(told)],
    call: ['HeadObject', { ...at, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { ...told, ContentLength: 4, ETag: etag, AcceptRanges: 'bytes' } },
  },
  {
    title: 'gives an object a type if it has none',
    given: [bucket, ['PutObject', { ...at, Body: 'text', ContentType: '' }]],
    call: ['HeadObject', at],
    expect: { answer: { ContentType: 'application/octet-stream' } },
  },
  {
    title: 'does not find a key',
    given: [bucket],
    call: ['GetObject', at],
    expect: { error: 'NoSuchKey', having: { $metadata: { httpStatusCode: 404 } } },
  },
  {
    title: 'tells the checksum if asked',
    given: [bucket, put({ ChecksumAlgorithm: 'SHA256' })],
    call: ['HeadObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { ChecksumSHA256: /=$/, ChecksumType: 'FULL_OBJECT' } },
  },
  {
    title: 'gives back what the SDK finds to be intact',
    given: [bucket, put({ ChecksumAlgorithm: 'CRC64NVME' })],
    call: ['GetObject', { ...at, ChecksumMode: 'ENABLED' }],
    expect: { answer: { Body: 'text', ChecksumCRC64NVME: /=$/ } },
  },
  {
    title: 'tells how many tags there are',
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
    title: `gives the range ${Range}`,
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range }],
    expect: { answer: { Body, ContentRange, $metadata: { httpStatusCode: 206 } } },
  })),
  {
    title: 'tells of a range',
    given: [bucket, put()],
    call: ['HeadObject', { ...at, Range: 'bytes=1-2' }],
    expect: { answer: { ContentLength: 2, ContentRange: 'bytes 1-2/4' } },
  },
  {
    title: 'refuses a range behind the end',
    given: [bucket, put()],
    call: ['GetObject', { ...at, Range: 'bytes=4-' }],
    expect: { error: 'InvalidRange', having: { $metadata: { httpStatusCode: 416 } } },
  },
  ...(['GetObject', 'HeadObject'] as const).flatMap((operation): Case[] => [
    {
      title: 'answers 304 to If-None-Match when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfNoneMatch: etag }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'answers 412 to If-Match when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfMatch: '"other"' }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'answers 304 to If-Modified-Since when nothing changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfModifiedSince: future }],
      expect: { error: 'Unknown', having: { $metadata: { httpStatusCode: 304 } } },
    },
    {
      title: 'answers 412 to If-Unmodified-Since when something changed',
      given: [bucket, put()],
      call: [operation, { ...at, IfUnmodifiedSince: past }],
      expect: {
        error: operation === 'GetObject' ? 'PreconditionFailed' : 'Unknown',
        having: { $metadata: { httpStatusCode: 412 } },
      },
    },
    {
      title: 'replaces headers of the answer as asked',
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
    title: 'has no versions to read',
    given: [bucket, put()],
    call: ['GetObject', { ...at, VersionId: 'v' }],
    expect: { refused: 'versionId' },
  },
];

const tagging: Case[] = [
  {
    operation: 'PutObjectTagging',
    title: 'gives an object tags, and leaves it as it is',
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
    title: 'gives back the tags',
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
    title: 'takes all tags away',
    given: [
      bucket,
      put({ Tagging: 'team=a' }),
      ['DeleteObjectTagging', { ...at, ExpectedBucketOwner: '000000000000' }],
    ],
    call: ['GetObjectTagging', at],
    expect: { answer: { TagSet: [] } },
  },
  {
    title: 'refuses what a tag cannot have in it',
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
    title: 'refuses a key twice',
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
    title: 'tags no object that is not there',
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
    title: 'replaces headers and tags if asked',
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
    title: 'needs a source',
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
    title: 'copies no version',
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
    title: 'starts behind a key',
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
    title: 'encodes keys as in a URL if asked',
    given: [bucket, ...keys('a b/ä+')],
    call: ['ListObjectsV2', { Bucket, EncodingType: 'url' }],
    expect: { answer: { EncodingType: 'url', Contents: [{ Key: 'a%20b/%C3%A4%2B' }] } },
  },
  {
    title: 'lists nothing of nothing',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, MaxKeys: 0 }],
    expect: { answer: { KeyCount: 0, IsTruncated: false, Contents: undefined } },
  },
  {
    title: 'refuses a token that it never gave',
    given: [bucket],
    call: ['ListObjectsV2', { Bucket, ContinuationToken: '%' }],
    expect: { error: 'InvalidArgument' },
  },
  {
    title: 'lists with a marker as the first version does',
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
    title: 'begins an upload',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' }),
    expect: {
      answer: { Bucket, Key, UploadId: /./, ChecksumAlgorithm: 'CRC32', ChecksumType: 'COMPOSITE' },
    },
  },
  {
    title: 'has no composite checksum of CRC64NVME',
    given: [bucket],
    call: start({ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }),
    expect: { error: 'InvalidRequest' },
  },
  {
    operation: 'CompleteMultipartUpload',
    title: 'makes one object of the parts, with what was said at the start',
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
    title: `checks the parts' ${algorithm} and makes one of them`,
    given: [
      bucket,
      start({ ChecksumAlgorithm: algorithm }),
      part(1, 'only', { ChecksumAlgorithm: algorithm, ContentLength: 4 }),
    ],
    call: complete(),
    expect: { answer: { [`Checksum${algorithm}`]: /-1$/, ChecksumType: 'COMPOSITE' } },
  })),
  {
    title: 'has CRC64NVME of the whole',
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
      title: `refuses a whole whose ${algorithm} is wrong`,
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
    title: 'refuses parts of less than 5 MiB, the last aside',
    given: [bucket, start(), part(1, 'small'), part(2, 'end')],
    call: complete(),
    expect: { error: 'EntityTooSmall' },
  },
  {
    title: 'refuses a part that it does not have',
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
    title: 'refuses another size than it was told',
    given: [bucket, start(), part(1, 'x')],
    call: complete({ MpuObjectSize: 2 }),
    expect: { error: 'InvalidRequest' },
  },
  {
    title: 'completes with If-None-Match: * only what is not there',
    given: [bucket, start(), part(1, 'x'), ['PutObject', { Bucket, Key, Body: 'other' }]],
    call: complete({ IfNoneMatch: '*' }),
    expect: { error: 'PreconditionFailed' },
  },
  {
    title: 'completes with If-Match only what is as it was',
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
    title: 'lists the uploads',
    given: [bucket, start()],
    call: ['ListMultipartUploads', { Bucket, ExpectedBucketOwner: '000000000000' }],
    expect: { answer: { Uploads: [{ Key, UploadId: /./ }] } },
  },
  {
    operation: 'AbortMultipartUpload',
    title: 'forgets an upload that is aborted',
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
    title: 'copies no part',
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
