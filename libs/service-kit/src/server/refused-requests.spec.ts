import { request } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { listenToy, requestText, type ListeningToy } from '../test/listening-toy.ts';
import { startToy } from '../test/toy-service.ts';

let toy: ListeningToy;
beforeAll(async () => {
  toy = await listenToy(
    { KEEP_ALIVE_MS: '200', LOG_LEVEL: 'debug' },
    {
      '/never': () => undefined,
      '/echo': (incoming, response) => void response.json(incoming.body),
      '/slow': (_request, response) => void setTimeout(() => response.json({ ok: true }), 200),
    },
  );
  toy.service.server.headersTimeout = 300;
});
afterAll(() => toy.close());

const newLines = async (count: number, work: () => Promise<void>) => {
  const before = toy.accessLines().length;
  await work();
  await waitFor('the access line', () => toy.accessLines().length >= before + count);
  return toy.accessLines().slice(before);
};

describe('a request that Node’s parser rejects', () => {
  it.each([
    ['a line that is no request', 'nonsense\r\n\r\n', 400, '- - 400 aborted'],
    [
      'a header that is none',
      'GET /a?b=c HTTP/1.1\r\nno header\r\n\r\n',
      400,
      'GET /a 400 aborted',
    ],
    [
      'two lengths',
      requestText('POST /a', { 'Content-Length': '1', 'Transfer-Encoding': 'chunked' }),
      400,
      'POST /a 400 aborted',
    ],
    [
      'headers that are too large',
      requestText('GET /a', { X: 'x'.repeat(20_000) }),
      431,
      'GET /a 431 aborted',
    ],
    [
      'a URI that is too long',
      requestText(`GET /${'a'.repeat(20_000)}`),
      414,
      `GET /${'a'.repeat(2_047)} 414 aborted`,
    ],
    ['an unknown method', requestText('FOO /a'), 400, 'FOO /a 400 aborted'],
    ['a method in lower case', requestText('get /a?b=c'), 400, 'get /a 400 aborted'],
    ['a proxy’s method', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 'CONNECT a:443 405'],
  ])('gets a problem and an access line: %s', async (_what, text, status, line) => {
    const lines = await newLines(1, async () => {
      const wire = await toy.connect();
      const response = await wire.send(text).response();
      expect([
        response.status,
        response.headers['content-type'],
        response.headers['connection'],
      ]).toEqual([status, 'application/problem+json', 'close']);
      expect(response.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.any(String),
        'strict-transport-security': expect.any(String),
      });
      expect(JSON.parse(response.body)).toMatchObject({
        status,
        traceId: response.headers['x-request-id'],
      });
      await wire.rest();
    });
    expect(lines).toEqual([line]);
  });

  it.each([
    ['a later version', 'GET /ok HTTP/2.0\r\nHost: a\r\n\r\n', 505, 'GET /ok 505'],
    ['no version', 'GET /ok\r\n\r\n', 505, 'GET /ok 505'],
    ['another scheme', requestText('GET ftp://toy/ok'), 400, 'GET ftp://toy/ok 400'],
    [
      'another transfer coding',
      requestText('POST /echo', { 'Transfer-Encoding': 'gzip, chunked' }),
      501,
      'POST /echo 501',
    ],
    ['the whole server', requestText('OPTIONS *'), 204, 'OPTIONS * 204'],
  ])('gets its status from the app: %s', async (_what, text, status, line) => {
    toy.logs.takeLines();
    const lines = await newLines(1, async () => {
      const wire = await toy.connect();
      expect((await wire.send(text).response()).status).toBe(status);
    });
    expect(lines).toEqual([line]);
    expect(toy.logs.entries().filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('gets 400 from the app if it has no Host', async () => {
    const lines = await newLines(1, async () => {
      const response = await (await toy.connect()).send('GET /ok HTTP/1.1\r\n\r\n').response();
      expect([response.status, response.headers['connection']]).toEqual([400, 'close']);
    });
    expect(lines).toEqual(['GET /ok 400']);
  });

  it('gets 408 if its headers do not arrive, unlike a connection that sends nothing', async () => {
    const silent = await toy.connect();
    const lines = await newLines(1, async () => {
      const wire = await toy.connect();
      const { status, body } = await wire
        .send('GET /slow-headers HTTP/1.1\r\nHost: a\r\n')
        .response();
      expect([status, JSON.parse(body).detail]).toEqual([
        408,
        'The headers did not arrive in time',
      ]);
    });
    expect([lines, await silent.rest()]).toEqual([['- - 408 aborted'], '']);
  }, 20_000);

  it('fails only once if the fault is in its body', async () => {
    const lines = await newLines(1, async () => {
      const wire = await toy.connect();
      const headers = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' };
      const response = await wire
        .send(requestText('POST /echo', headers, 'no chunk\r\n'))
        .response();
      expect(response.status).toBe(400);
      expect(JSON.parse(response.body).traceId).toBe(response.headers['x-request-id']);
      await wire.rest();
    });
    expect(lines).toEqual(['POST /echo 400 aborted']);
  });

  it('has no second line if it has its response and its body never arrives', async () => {
    const lines = await newLines(2, async () => {
      const wire = await toy.connect();
      const headers = { Expect: 'tea', 'Content-Length': '9' };
      expect((await wire.send(requestText('POST /echo', headers)).response()).status).toBe(417);
      wire.close();
      expect((await (await toy.connect()).send(requestText('GET /ok')).response()).status).toBe(
        200,
      );
    });
    expect(lines).toEqual(['POST /echo 417', 'GET /ok 200']);
  });

  it('waits for the response to the request before it on the connection', async () => {
    const lines = await newLines(2, async () => {
      const wire = await toy.connect();
      wire.send(`${requestText('GET /slow')}nonsense\r\n\r\n`);
      expect((await wire.response()).status).toBe(200);
      expect((await wire.response()).status).toBe(400);
    });
    expect(lines).toEqual(['GET /slow 200', '- - 400 aborted']);
  });

  it('counts in the metrics', async () => {
    toy.logs.takeLines();
    await newLines(1, async () => {
      await (await toy.connect()).send('nonsense\r\n\r\n').rest();
    });
    await toy.service.close();
    const metrics = toy.logs.entries().filter((entry) => '_aws' in entry);
    expect(metrics.at(-1)).toMatchObject({
      clientErrors: expect.any(Array),
      latency: expect.any(Array),
    });
  });
});

describe('requests that end early', () => {
  it('have one line, marked as aborted, if the client disconnects', async () => {
    const other = await listenToy({}, { '/never': () => undefined });
    let begun = 0;
    other.service.server.on('request', () => begun++);
    const wire = await other.connect();
    wire.send(requestText('GET /never'));
    await waitFor('the request', () => begun === 1);
    wire.close();
    await waitFor('the line', () => other.accessLines().length === 1);
    const body = await other.connect();
    body.send(
      requestText(
        'POST /never',
        { 'Content-Length': '10', 'Content-Type': 'application/json' },
        '{',
      ),
    );
    await waitFor('the request', () => begun === 2);
    body.close();
    await waitFor('the line', () => other.accessLines().length === 2);
    for (const line of other.accessLines())
      expect(line).toMatch(/^(GET|POST) \/never \d+ aborted$/);
    await other.close();
  });
});

describe('a failed handshake', () => {
  it('has no line', async () => {
    const secure = await startToy({ TLS: 'on' });
    secure.service.server.listen(0, '127.0.0.1');
    await once(secure.service.server, 'listening');
    const { port } = secure.service.server.address() as AddressInfo;
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: true });
    await once(socket, 'error');
    const plain = request({
      port,
      host: '127.0.0.1',
      headers: { 'x-api-key': seededSecrets.currentKey },
    });
    plain.end();
    await once(plain, 'error');
    expect(secure.logs.entries().filter(({ log }) => log === 'access')).toEqual([]);
    secure.service.server.close().closeAllConnections();
    await secure.close();
  });
});
