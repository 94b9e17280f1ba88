import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { seededSecrets } from '@gatehouse/testing';
import { startService, type RunningService } from '../test/running-service.ts';

const LIMIT = 12 * 1024 * 1024;

let running: RunningService;
beforeAll(async () => (running = await startService({ ASSET_LIMIT_BYTES: String(LIMIT) })));
afterAll(() => running.close());

const put = (name: string, body: Buffer | string, headers: Record<string, string> = {}) =>
  running.call('put', `/assets/${name}`, { 'content-type': 'image/png', ...headers }).send(body);
const get = (name: string) => running.call('get', `/assets/${name}`).buffer(true);

/** Sends chunks without a Content-Length. */
async function putChunked(name: string, bytes: number) {
  const sent = request(`${running.url}/assets/${name}`, {
    method: 'PUT',
    headers: { 'x-api-key': seededSecrets.currentKey, 'content-type': 'application/pdf' },
  });
  const chunk = Buffer.alloc(64 * 1024, 'x');
  for (let left = bytes; left > 0; left -= chunk.length) sent.write(chunk.subarray(0, left));
  sent.end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode as number;
}

describe('assets', () => {
  it.each([
    ['nothing', 0],
    ['less than a part', 100_000],
    ['a part exactly', 5 * 1024 * 1024],
    ['several parts', 11 * 1024 * 1024 + 1],
  ])('are downloaded as they were uploaded: %s', async (_what, size) => {
    const content = randomBytes(size);
    const stored = await put('picture.png', content);
    expect([stored.ok, stored.body]).toEqual([
      true,
      { name: 'picture.png', type: 'image/png', size },
    ]);
    const fetched = await get('picture.png');
    expect(fetched.status).toBe(200);
    expect(content.equals(fetched.body)).toBe(true);
    expect(fetched.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(size),
      'content-disposition': 'attachment; filename=picture.png',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
  });

  it('report their size to HEAD', async () => {
    await put('head.png', Buffer.alloc(1_000));
    const { status, headers } = await running.call('head', '/assets/head.png');
    expect([status, headers['content-length'], headers['content-type']]).toEqual([
      200,
      '1000',
      'image/png',
    ]);
    expect((await running.call('head', '/assets/none.png')).status).toBe(404);
  });

  it.each(['text/plain; charset=utf-8', 'IMAGE/PNG', 'application/pdf', 'image/webp'])(
    'may have the type %s',
    async (type) => {
      expect((await put('typed', 'x', { 'content-type': type })).ok).toBe(true);
    },
  );

  it.each(['text/html', 'image/svg+xml', 'application/javascript', 'image/png2', ''])(
    'may not have the type "%s"',
    async (type) => {
      expect((await put('untyped', 'x', { 'content-type': type })).status).toBe(415);
      expect((await get('untyped')).status).toBe(404);
    },
  );

  it('are not accepted compressed', async () => {
    expect((await put('packed', 'x', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each(['.hidden', '-x', 'a%2Fb', '..%2Fsecret', 'a%00', '%C3%A9', 'a%0d%0ab', 'x'.repeat(129)])(
    'may not have the name %s',
    async (name) => {
      for (const answer of [await put(name, 'x'), await get(name)]) {
        expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'name']);
      }
    },
  );

  it('are missing with 404', async () => {
    const { status, body } = await get('nothing.png');
    expect([status, body.detail]).toEqual([404, 'This asset does not exist']);
  });

  it('have no deletes', async () => {
    const { status, headers } = await running.call('delete', '/assets/picture.png');
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, PUT, OPTIONS']);
  });
});

describe('an asset above the limit', () => {
  it('is refused by its Content-Length, before S3 is called', async () => {
    const before = running.aws.calls().s3?.['CreateMultipartUpload'];
    expect((await put('large', Buffer.alloc(LIMIT + 1))).status).toBe(413);
    expect(running.aws.calls().s3?.['CreateMultipartUpload']).toBe(before);
  });

  it('is refused without a Content-Length as well, and nothing of it is stored', async () => {
    const aborted = running.aws.calls().s3?.['AbortMultipartUpload'] ?? 0;
    expect(await putChunked('large', LIMIT + 1)).toBe(413);
    expect(running.aws.calls().s3?.['AbortMultipartUpload']).toBe(aborted + 1);
    expect((await get('large')).status).toBe(404);
    expect(await putChunked('large', LIMIT)).toBe(201);
  });
});
