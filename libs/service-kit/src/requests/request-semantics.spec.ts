import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import * as z from 'zod';
import { waitFor } from '@gatehouse/testing';
import { validateBody } from '../index.ts';
import { listenToy, requestText, type ListeningToy } from '../test/listening-toy.ts';

const note = z.strictObject({ text: z.string(), more: z.array(z.string()).optional() });
const LIMIT = 1_000;

let streams = 0;
let duringBlock: () => unknown = () => undefined;
const handlers: Record<string, RequestHandler> = {
  '/notes': async (request, response) => {
    response.json(await validateBody(note, request));
  },
  '/stream': async (request, response) => {
    streams++;
    let size = 0;
    for await (const chunk of request) size += (chunk as Buffer).length;
    response.json({ size });
  },
  '/block': (_request, response) => {
    duringBlock();
    const until = performance.now() + 700;
    while (performance.now() < until);
    response.end();
  },
  '/unread': (_request, response) => void response.json({ read: false }),
};

let toy: ListeningToy;
beforeAll(async () => {
  toy = await listenToy({ BODY_LIMIT_BYTES: String(LIMIT) }, handlers);
});
afterAll(() => toy.close());

const JSON_TYPE = { 'Content-Type': 'application/json' };
async function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
) {
  const wire = await toy.connect();
  const all = { 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  wire.send(requestText(`${method} ${path}`, all)).send(body);
  const response = await wire.response();
  return {
    ...response,
    problem: JSON.parse(Buffer.from(response.body, 'latin1').toString()) as Record<string, unknown>,
  };
}
const post = (body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
  send('POST', '/notes', headers, body);

describe('a JSON body', () => {
  it.each([
    'application/json',
    'application/json; charset=UTF-8',
    'application/merge-patch+json',
    'APPLICATION/JSON;charset="utf-8"',
  ])('may have the type %s', async (type) => {
    expect((await post('{"text":"ü"}', { 'Content-Type': type })).status).toBe(200);
  });

  it('may start with a byte order mark', async () => {
    expect((await post('\ufeff{"text":"a"}')).status).toBe(200);
  });

  it.each(['gzip', 'GZIP', 'x-gzip'])('may be compressed: %s', async (encoding) => {
    const headers = { ...JSON_TYPE, 'Content-Encoding': encoding };
    expect((await post(gzipSync('{"text":"a"}'), headers)).status).toBe(200);
  });

  it.each([
    ['another type', '{}', { 'Content-Type': 'text/plain' }],
    ['a type that only begins like JSON', '{}', { 'Content-Type': 'application/json5' }],
    ['no type', '{}', {}],
    ['another charset', '{}', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['an unknown charset', '{}', { 'Content-Type': 'application/json; charset=nonsense' }],
  ])('gets 415 and the accepted types for %s', async (_what, body, headers) => {
    const { status, headers: sent } = await post(body, headers);
    expect([status, sent['accept']]).toEqual([415, 'application/json']);
  });

  it('gets 415 and the supported encodings for another encoding', async () => {
    const { status, headers } = await post('{}', {
      ...JSON_TYPE,
      'Content-Encoding': 'constructor',
    });
    expect([status, headers['accept-encoding']]).toEqual([415, 'identity, gzip, deflate, br']);
  });

  it.each([
    ['no JSON', '{', 'The body is not valid JSON'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'The body is not valid UTF-8'],
    ['white space', ' \n', 'The request is not valid'],
    ['null', 'null', 'The request is not valid'],
    ['a string', '"text"', 'The request is not valid'],
    ['an array', '[]', 'The request is not valid'],
    ['a number', '5', 'The request is not valid'],
  ])('gets 400 with a detail for %s', async (_what, body, detail) => {
    const { status, problem } = await post(body);
    expect([status, problem['detail']]).toEqual([400, detail]);
  });

  it.each([
    ['garbage', Buffer.from('garbage')],
    ['half of one', gzipSync('{"text":"a"}').subarray(0, 20)],
  ])('gets 400 with a detail for %s instead of gzip', async (_what, body) => {
    const { status, problem } = await post(body, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
    expect([status, problem['detail']]).toEqual([400, 'The body is not valid gzip']);
  });

  it.each([
    [String.raw`{"text":"\ud800"}`, 'text'],
    [String.raw`{"text":"a","more":["b","\uDFFF!"]}`, 'more.1'],
    [String.raw`{"\ud83d":"a"}`, '\ufffd'],
  ])('gets 400 that names the field for a lone surrogate: %s', async (body, field) => {
    const { status, problem } = await post(body);
    expect([status, problem['errors']]).toMatchObject([400, [{ field }]]);
  });

  it('may contain whole surrogate pairs and text that only looks like a lone one', async () => {
    const { status, problem } = await post(String.raw`{"text":"\ud83d\ude00 \\ud800"}`);
    expect([status, problem['text']]).toEqual([200, '😀 \\ud800']);
  });

  it('gets 413 as soon as it is known to be too large, regardless of what follows', async () => {
    const wire = await toy.connect();
    wire.send(requestText('POST /notes', { ...JSON_TYPE, 'Content-Length': '1000000' }));
    expect((await wire.response()).status).toBe(413);
    const chunked = await toy.connect();
    const headers = { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' };
    chunked.send(requestText('POST /notes', headers, `800\r\n${'x'.repeat(2_048)}\r\n`));
    expect((await chunked.response()).status).toBe(413);
    const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(1_000_000) }).slice(0, 100_000));
    expect((await post(bomb, { ...JSON_TYPE, 'Content-Encoding': 'gzip' })).status).toBe(413);
  });
});

describe('Expect: 100-continue', () => {
  const expecting = async (path: string, headers: Record<string, string>) => {
    const wire = await toy.connect();
    wire.send(requestText(`POST ${path}`, { Expect: '100-continue', ...headers }));
    return wire;
  };

  it('is sent once the handler reads the body', async () => {
    const wire = await expecting('/notes', { ...JSON_TYPE, 'Content-Length': '12' });
    expect((await wire.response()).status).toBe(100);
    expect((await wire.send('{"text":"a"}').response()).status).toBe(200);
  });

  it.each([
    [
      'an unknown caller',
      '/notes',
      { ...JSON_TYPE, 'Content-Length': '12', 'X-Api-Key': 'x' },
      401,
    ],
    ['a body that is too large', '/notes', { ...JSON_TYPE, 'Content-Length': '2000' }, 413],
    ['another type', '/notes', { 'Content-Type': 'text/plain', 'Content-Length': '12' }, 415],
    ['a path that is none', '/nowhere', { 'Content-Length': '12' }, 404],
    ['a handler that does not read', '/unread', { 'Content-Length': '12' }, 200],
  ])('is not sent for %s', async (_what, path, headers, status) => {
    const wire = await expecting(path, headers);
    expect((await wire.response()).status).toBe(status);
    expect(await wire.rest()).toBe('');
  });

  it('is the only supported expectation: another one gets 417', async () => {
    const { status } = await send('GET', '/ok', { Expect: 'tea' });
    expect(status).toBe(417);
    await waitFor('the line', () => toy.accessLines().includes('GET /ok 417'));
  });
});

describe('a request', () => {
  it.each([
    ['has two Host headers', { host: 'other' }],
    ['has two identical Host headers', { HOST: 'toy' }],
    ['has a user in its Host', { Host: 'user@toy' }],
    ['has a path in its Host', { Host: 'toy/x' }],
    ['has text after the port', { Host: 'toy:80a' }],
  ])('gets 400 if it %s', async (_what, headers) => {
    expect((await send('GET', '/ok', headers)).status).toBe(400);
  });

  it.each(['toy', 'toy:8080', '10.0.0.1', '[::1]:80', ''])('may have the Host %j', async (host) => {
    expect((await send('GET', '/ok', { Host: host })).status).toBe(200);
  });

  it.each(['http://toy/ok', 'HTTP://toy:80/ok?a=b', 'https://toy/health/live', 'http://toy?a'])(
    'may name its target by the whole URL: %s',
    async (url) => {
      const { status, problem } = await send('GET', url, {});
      expect(problem['detail'] ?? status).toBe(url.endsWith('?a') ? 'Nothing is served at /' : 200);
    },
  );

  it('of PUT with Content-Range gets 400, because a fragment would replace the whole', async () => {
    const { status } = await send(
      'PUT',
      '/notes',
      { ...JSON_TYPE, 'Content-Range': 'bytes 0-1/9' },
      '{}',
    );
    expect(status).toBe(400);
  });
});

describe('a request that a service waits for', () => {
  let impatient: ListeningToy;
  beforeAll(async () => (impatient = await listenToy({ REQUEST_TIMEOUT_MS: '300' }, handlers)));
  afterAll(() => impatient.close());

  it('may take as long as it needs while its body makes progress', async () => {
    const wire = await impatient.connect();
    wire.send(requestText('POST /stream', { 'Content-Length': '4000' }));
    for (let part = 0; part < 8; part++) {
      await sleep(100);
      wire.send('x'.repeat(500));
    }
    const { status, body } = await wire.response();
    expect([status, body]).toEqual([200, '{"size":4000}']);
  });

  it('is not refused for a body that arrived while the event loop was blocked', async () => {
    const before = streams;
    const wire = await impatient.connect();
    wire.send(requestText('POST /stream', { 'Content-Length': '4000' }));
    await waitFor('the request', () => streams > before);
    duringBlock = () => wire.send('x'.repeat(4000));
    (await impatient.connect()).send(requestText('GET /block'));
    const { status, body } = await wire.response();
    expect([status, body]).toEqual([200, '{"size":4000}']);
  });

  it.each([
    ['nothing', 0],
    ['a trickle', 1],
  ])('gets 408 if %s of its body arrives', async (_what, bytes) => {
    const wire = await impatient.connect();
    wire.send(requestText('POST /stream', { 'Content-Length': '4000' }));
    let open = true;
    const answered = wire.response().finally(() => (open = false));
    while (open) {
      wire.send('x'.repeat(bytes));
      await sleep(50);
    }
    const { status, headers, body } = await answered;
    expect([status, headers['connection']]).toEqual([408, 'close']);
    expect(JSON.parse(body)).toMatchObject({ detail: 'The body of the request stalled' });
    await wire.rest();
    await waitFor('the line', () => impatient.accessLines().includes('POST /stream 408 aborted'));
  });

  it('with an early response cannot continue its body indefinitely', async () => {
    const wire = await impatient.connect();
    wire.send(requestText('POST /unread', { 'Content-Length': '4000000' }));
    expect((await wire.response()).status).toBe(200);
    let closed = false;
    void wire.rest().then(() => (closed = true));
    for (let part = 0; part < 40 && !closed; part++) {
      wire.send('x');
      await sleep(25);
    }
    expect(closed).toBe(true);
  });
});
