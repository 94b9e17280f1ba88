import { bucketOfHost } from '../protocol/bucket-host.ts';
import { isFromForeignPage } from './foreign-page.ts';
import { identifyService, isSigned } from '../protocol/identify-service.ts';
import { s3Action } from '../protocol/s3-action.ts';

const signedFor = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

describe('the service of a request', () => {
  it.each([
    ['by its signature', { authorization: signedFor('sqs'), 'x-amz-target': 'x.y' }, '/', 'sqs'],
    [
      'by a signature for any region',
      { authorization: 'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/s3/aws4_request' },
      '/',
      's3',
    ],
    [
      'by the signature in a URL',
      {},
      '/b/k?X-Amz-Credential=AKID%2F20260101%2Feu-central-1%2Fs3%2Faws4_request',
      's3',
    ],
    ['by its target', { 'x-amz-target': 'secretsmanager.GetSecretValue' }, '/', 'secretsmanager'],
    ['by its target', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '/', 'dynamodb'],
    [
      'by its target',
      { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListTasks' },
      '/',
      'ecs',
    ],
    ['by the path of a registry', {}, '/v2/build/shop/manifests/v1', 'ecr'],
    ['not by that in a bucket', { host: 'assets.localhost:4566' }, '/v2/key', 's3'],
    ['by its host', { host: 'sns.localhost:4566' }, '/', 'sns'],
    [
      'by a form',
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      '/',
      'sns',
    ],
    ['else as S3', {}, '/bucket/key', 's3'],
    ['that we do not have', { authorization: signedFor('lambda') }, '/', 'lambda'],
    ['that we do not have, by target', { 'x-amz-target': 'AWSGlue.GetJob' }, '/', 'AWSGlue'],
  ])('is detected %s', (_, headers, url, service) => {
    expect(identifyService({ method: 'POST', url, headers })).toBe(service);
  });

  it('is not guessed from an invalid signature', () => {
    const head = { method: 'GET', url: '/', headers: { authorization: 'Bearer token' } };
    expect(isSigned(head)).toBe(false);
    expect(identifyService(head)).toBe('s3');
  });
});

describe('the action of an S3 request', () => {
  it.each([
    ['GET', '/', {}, 'ListBuckets'],
    ['PUT', '/b', {}, 'CreateBucket'],
    ['HEAD', '/b/', {}, 'HeadBucket'],
    ['DELETE', '/b', {}, 'DeleteBucket'],
    ['GET', '/b?list-type=2', {}, 'ListObjectsV2'],
    ['GET', '/b/?prefix=x', {}, 'ListObjects'],
    ['POST', '/b/?delete', {}, 'DeleteObjects'],
    ['PUT', '/b/k', {}, 'PutObject'],
    ['PUT', '/b/k', { 'x-amz-copy-source': '/b/o' }, 'CopyObject'],
    ['GET', '/b/a/b/c', {}, 'GetObject'],
    ['HEAD', '/b/k', {}, 'HeadObject'],
    ['DELETE', '/b/k', {}, 'DeleteObject'],
    ['POST', '/b/k?uploads', {}, 'CreateMultipartUpload'],
    ['PUT', '/b/k?partNumber=1&uploadId=u', {}, 'UploadPart'],
    ['POST', '/b/k?uploadId=u', {}, 'CompleteMultipartUpload'],
    ['DELETE', '/b/k?uploadId=u', {}, 'AbortMultipartUpload'],
    ['GET', '/k', { host: 'b.localhost:4566' }, 'GetObject'],
    ['PUT', '/', { host: 'b.s3.localhost' }, 'CreateBucket'],
    ['PATCH', '/b/k', {}, 'Unknown'],
  ])('%s %s is recognised', (method, url, headers, action) => {
    expect(s3Action({ method, url, headers })).toBe(action);
  });
});

it.each([
  ['assets.localhost:4566', 'assets'],
  ['my.assets.s3.localhost', 'my.assets'],
  ['assets.s3.eu-central-1.amazonaws.com', 'assets'],
  ['localhost:4566', undefined],
  ['s3.localhost', undefined],
  ['127.0.0.1:4566', undefined],
  ['host.docker.internal:4566', undefined],
  [undefined, undefined],
])('the bucket in the host %s is %s', (host, bucket) => {
  expect(bucketOfHost(host)).toBe(bucket);
});

it.each([
  [undefined, false],
  ['http://localhost:3000', false],
  ['http://app.localhost', false],
  ['https://127.0.0.1:8443', false],
  ['http://[::1]:5173', false],
  ['https://evil.example', true],
  ['https://localhost.evil.example', true],
  ['https://evil.example:80/localhost', true],
  ['null', true],
  ['', true],
])('a page from %s is foreign: %s', (origin, foreign) => {
  expect(isFromForeignPage(origin)).toBe(foreign);
});
