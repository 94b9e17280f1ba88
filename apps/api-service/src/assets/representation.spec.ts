import { startService, type RunningService } from '../test/running-service.ts';

let running: RunningService;
beforeAll(async () => (running = await startService()));
afterAll(() => running.close());

const put = (name: string, headers: Record<string, string> = {}, body = '0123456789') =>
  running.call('put', `/assets/${name}`, { 'content-type': 'text/plain', ...headers }).send(body);
const get = (name: string, headers: Record<string, string> = {}) =>
  running.call('get', `/assets/${name}`, headers).buffer(true);

describe('the type of an asset', () => {
  it.each(['x.html', 'x.svg', 'x.js', 'x.json', 'x.png', 'x.txt', 'x'])(
    'is the stored one, regardless of its name: %s',
    async (name) => {
      await put(name);
      const { headers } = await get(name);
      expect(headers).toMatchObject({
        'content-type': 'text/plain',
        'content-disposition': `attachment; filename=${name}`,
        'x-content-type-options': 'nosniff',
      });
    },
  );

  it.each([
    ['text/plain; charset=UTF-8', 'text/plain; charset=utf-8'],
    ['text/plain;charset="iso-8859-1"', 'text/plain; charset=iso-8859-1'],
    ['text/plain ;', 'text/plain'],
    ['image/png; charset=utf-8', 'image/png'],
  ])('keeps the charset of a text: %s', async (type, stored) => {
    expect((await put('charset', { 'content-type': type })).body.type).toBe(stored);
    expect((await get('charset')).headers['content-type']).toBe(stored);
  });

  it.each([
    'text/plain; charset=utf-7',
    'text/plain; charset=',
    'text/plain; charset=a; charset=b',
  ])('may not have the charset in %s', async (type) => {
    const { status, headers } = await put('charset', { 'content-type': type });
    expect([status, headers['accept']]).toEqual([415, expect.stringContaining('text/plain')]);
  });
});

describe('PUT', () => {
  it('responds with 201 and the location of a new asset, and with 200 for a replaced one', async () => {
    const created = await put('new.txt');
    expect([created.status, created.headers['location']]).toEqual([201, '/assets/new.txt']);
    expect((await put('new.txt')).status).toBe(200);
  });

  it('refuses a fragment, which would replace the whole', async () => {
    expect((await put('new.txt', { 'content-range': 'bytes 0-3/10' }, 'abcd')).status).toBe(400);
    expect((await get('new.txt')).text).toBe('0123456789');
  });

  it('keeps assets that its preconditions protect', async () => {
    await put('kept.txt');
    const { etag } = (await get('kept.txt')).headers as { etag: string };
    const statusOf = async (headers: Record<string, string>) =>
      (await put('kept.txt', headers, 'other')).status;
    expect(await statusOf({ 'if-none-match': '*' })).toBe(412);
    expect(await statusOf({ 'if-none-match': `"x", W/${etag}` })).toBe(412);
    expect(await statusOf({ 'if-none-match': 'malformed' })).toBe(400);
    expect(await statusOf({ 'if-match': '"x"' })).toBe(412);
    expect(await statusOf({ 'if-match': `W/${etag}` })).toBe(412);
    expect(await statusOf({ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(412);
    expect((await get('kept.txt')).text).toBe('0123456789');
    expect(await statusOf({ 'if-match': `"x", ${etag}` })).toBe(200);
    expect(await statusOf({ 'if-match': '*' })).toBe(200);
    expect((await put('none.txt', { 'if-match': '*' })).status).toBe(412);
    expect((await put('none.txt', { 'if-none-match': '*' })).status).toBe(201);
  });
});

describe('GET', () => {
  let etag: string;
  let modified: string;
  beforeAll(async () => {
    await put('read.txt');
    ({ etag, 'last-modified': modified } = (await get('read.txt')).headers as never);
  });

  it.each([
    ['bytes=2-4', 'bytes 2-4/10', '234'],
    ['bytes=7-', 'bytes 7-9/10', '789'],
    ['bytes=-3', 'bytes 7-9/10', '789'],
    ['bytes=8-99', 'bytes 8-9/10', '89'],
  ])('sends the part %s', async (range, contentRange, text) => {
    const response = await get('read.txt', { range });
    expect([response.status, response.headers['content-range'], response.text]).toEqual([
      206,
      contentRange,
      text,
    ]);
    expect(response.headers['content-length']).toBe(String(text.length));
  });

  it.each(['bytes=0-1,3-4', 'lines=0-1', 'bytes=x', 'bytes=4-2'])(
    'sends the whole for %s, which names no single part',
    async (range) => expect((await get('read.txt', { range })).text).toBe('0123456789'),
  );

  it('responds with 416 and the size for a part after the end', async () => {
    const { status, headers } = await get('read.txt', { range: 'bytes=10-' });
    expect([status, headers['content-range']]).toEqual([416, 'bytes */10']);
  });

  it('sends a part of the content that If-Range names, else the whole', async () => {
    const part = async (ifRange: string) =>
      (await get('read.txt', { range: 'bytes=0-0', 'if-range': ifRange })).status;
    expect(await part(etag)).toBe(206);
    expect(await part(modified)).toBe(206);
    expect(await part('"x"')).toBe(200);
    expect(await part(`W/${etag}`)).toBe(200);
    expect(await part('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(200);
  });

  it('responds with 304 and the tag for content that the caller already has', async () => {
    for (const headers of [
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': modified },
    ]) {
      const response = await get('read.txt', headers as Record<string, string>);
      expect([response.status, response.headers['etag'], response.text]).toEqual([304, etag, '']);
    }
    // If-None-Match takes precedence over a date.
    const both = { 'if-none-match': '"x"', 'if-modified-since': modified };
    expect((await get('read.txt', both)).status).toBe(200);
  });

  it('responds with 412 for other content, and with 406 for a type that is not acceptable', async () => {
    expect((await get('read.txt', { 'if-match': '"x"' })).status).toBe(412);
    expect((await get('read.txt', { accept: 'image/*' })).status).toBe(406);
  });

  it('and HEAD have the same headers', async () => {
    const head = await running.call('head', '/assets/read.txt', { range: 'bytes=0-1' });
    expect([head.status, head.headers['content-length'], head.headers['etag']]).toEqual([
      200,
      '10',
      etag,
    ]);
  });
});
