import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';

let aws: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ seed: { buckets: ['assets'] } });
});

afterAll(() => aws.stop());

interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Requests that other clients than the SDK send. */
const send = (
  method: string,
  path: string,
  { headers = {}, body = '' }: Sent = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    request({ port: aws.port, host: '127.0.0.1', method, path, headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => (text += part));
      const { statusCode: status = 0, headers: answered } = response;
      response.on('end', () => resolve({ status, text, headers: answered }));
    })
      .on('error', reject)
      .end(body);
  });

const refused = (status: number, code: string, message = '') => ({
  status,
  text: expect.stringMatching(new RegExp(`<Code>${code}</Code><Message>${message}`)),
});

describe('a body in chunks', () => {
  const chunked = (body: string, headers: Record<string, string> = {}) =>
    send('PUT', '/assets/chunked', {
      headers: {
        'content-encoding': 'aws-chunked',
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '4',
        ...headers,
      },
      body,
    });
  const trailer = { 'x-amz-trailer': 'x-amz-checksum-crc32' };

  it('is decoded, however it is split into chunks', async () => {
    const answer = await chunked('2;chunk-signature=ab\r\nte\r\n2\r\nxt\r\n0\r\n\r\n');
    expect(answer.status).toBe(200);
    const read = await send('GET', '/assets/chunked');
    expect(read.text).toBe('text');
    expect(read.headers).not.toHaveProperty('content-encoding');
  });

  it('may have its checksum in a trailer', async () => {
    const whole = '4\r\ntext\r\n0\r\nx-amz-checksum-crc32:O4unxw==\r\n\r\n';
    expect(await chunked(whole, trailer)).toMatchObject({ status: 200 });
  });

  it.each([
    ['with a wrong checksum behind it', 'x-amz-checksum-crc32:AAAAAA==\r\n', 'BadDigest'],
    ['without the checksum that it announces', '', 'InvalidRequest'],
  ])('is refused %s', async (_, end, code) => {
    const body = `4\r\ntext\r\n0\r\n${end}\r\n`;
    expect(await chunked(body, trailer)).toMatchObject(refused(400, code));
  });

  it.each([
    '',
    '4\r\ntext',
    '4\r\ntex\r\n0\r\n\r\n',
    'x\r\ntext\r\n0\r\n\r\n',
    '3\r\ntex\r\n0\r\n\r\n',
  ])('is refused as %j', async (body) => {
    expect(await chunked(body)).toMatchObject(refused(400, 'IncompleteBody'));
  });
});

describe('an unsupported S3 request', () => {
  it.each([
    ['a hash of another body', 'PUT', '/assets/k', 'XAmzContentSHA256Mismatch', 400],
    ['a path that is not encoded', 'GET', '/assets/%ff%', 'InvalidURI', 400],
    ['a key that is too long', 'PUT', `/assets/${'k'.repeat(1025)}`, 'KeyTooLongError', 400],
    ['a list of more keys than a number', 'GET', '/assets?max-keys=many', 'InvalidArgument', 400],
    ['a form from a browser', 'POST', '/assets', 'MethodNotAllowed', 405],
    ['a method that S3 does not have', 'PATCH', '/assets/k', 'MethodNotAllowed', 405],
  ])('is refused: %s', async (_, method, path, code, status) => {
    const sha256 = createHash('sha256').update('other').digest('hex');
    const headers: Record<string, string> =
      method === 'PUT' ? { 'x-amz-content-sha256': sha256 } : {};
    expect(
      await send(method, path, { headers, body: method === 'PUT' ? 'text' : '' }),
    ).toMatchObject(refused(status, code));
  });

  it.each([
    ['is none', 'text'],
    ['is empty', ''],
    ['is cut short', '<Tagging><TagSet>'],
    ['ends with another element', '<Tagging></TagSet>'],
    ['has another root', '<Other></Other>'],
    ['has two roots', '<Tagging/><Tagging/>'],
    ['has a DTD', '<!DOCTYPE Tagging [<!ENTITY x "y">]><Tagging><TagSet/></Tagging>'],
    ['has an entity of its own', '<Tagging><TagSet><Tag><Key>&x;</Key></Tag></TagSet></Tagging>'],
    ['has an element twice', '<Tagging><TagSet/><TagSet/></Tagging>'],
    ['lacks what it needs', '<Tagging><TagSet><Tag><Key>k</Key></Tag></TagSet></Tagging>'],
  ])('is refused: XML that %s', async (_, body) => {
    await send('PUT', '/assets/tagged', { body: 'text' });
    const answer = await send('PUT', '/assets/tagged?tagging', { body });
    expect(answer).toMatchObject(refused(400, 'MalformedXML'));
    expect((await send('GET', '/assets/tagged')).text).toBe('text');
  });

  it('fails with the name of an unsupported XML element', async () => {
    const body =
      '<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value><Scope>s</Scope></Tag></TagSet></Tagging>';
    expect(await send('PUT', '/assets/tagged?tagging', { body })).toMatchObject(
      refused(501, 'NotImplemented', '.* TagSet.Tag\\[0\\].Scope of PutObjectTagging'),
    );
  });

  it.each([
    ['?acl', {}, 'acl of PutObject'],
    ['?retention', {}, 'retention of PutObject'],
    ['?unheard-of', {}, 'unheard-of of PutObject'],
    ['', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, 'x-amz-object-lock-mode of PutObject'],
    ['', { 'x-amz-unheard-of': 'x' }, 'x-amz-unheard-of of PutObject'],
    ['', { 'if-modified-since': 'x' }, 'if-modified-since of PutObject'],
  ])('is refused, not ignored: PUT with %s and %j', async (query, headers, message) => {
    await send('PUT', '/assets/kept', { body: 'text' });
    const answer = await send('PUT', `/assets/kept${query}`, { headers, body: 'other' });
    expect(answer).toMatchObject(refused(501, 'NotImplemented', `.* ${message}\\.`));
    expect((await send('GET', '/assets/kept')).text).toBe('text');
  });

  it('reports in headers what is wrong with a HEAD', async () => {
    const answer = await send('HEAD', '/assets/none');
    expect(answer).toMatchObject({
      status: 404,
      text: '',
      headers: { 'x-amz-error-code': 'NoSuchKey' },
    });
  });

  it('refuses several ranges at once', async () => {
    await send('PUT', '/assets/ranges', { body: 'text' });
    const headers = { range: 'bytes=0-0,2-2' };
    expect(await send('GET', '/assets/ranges', { headers })).toMatchObject(
      refused(501, 'NotImplemented'),
    );
    expect((await send('GET', '/assets/ranges', { headers: { range: 'lines=1' } })).text).toBe(
      'text',
    );
  });
});

describe('a presigned URL', () => {
  const presigned = (seconds: number, more = '') => {
    const date = new Date(Date.now() - 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
    return `/assets/presigned?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=x%2F20260101%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=0${more}`;
  };

  it('carries headers for its user', async () => {
    const path = presigned(900, '&x-amz-meta-owner=me&x-id=PutObject');
    expect(await send('PUT', path, { body: 'text' })).toMatchObject({ status: 200 });
    const read = await send('GET', presigned(900, '&response-content-type=text%2Fx'));
    expect(read).toMatchObject({
      text: 'text',
      headers: { 'x-amz-meta-owner': 'me', 'content-type': 'text/x' },
    });
  });

  it('expires at its time', async () => {
    expect(await send('GET', presigned(59))).toMatchObject(refused(403, 'AccessDenied'));
  });

  it('refuses unsupported parameters', async () => {
    expect(await send('PUT', presigned(900, '&x-amz-acl=private'))).toMatchObject(
      refused(501, 'NotImplemented'),
    );
  });
});

it('a bucket is found in the host name', async () => {
  const headers = { host: 'assets.localhost' };
  await send('PUT', '/a/b%20c', { headers, body: 'text' });
  expect((await send('GET', '/assets/a/b%20c')).text).toBe('text');
  expect((await send('GET', '/?list-type=2&prefix=a/', { headers })).text).toContain(
    '<Key>a/b c</Key>',
  );
});
