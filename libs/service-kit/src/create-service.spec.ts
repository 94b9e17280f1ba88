import { seededSecrets, waitFor } from '@gatehouse/testing';
import request from 'supertest';
import { API_KEYS, startToy, type Toy } from './test/toy-service.ts';

const key = { 'x-api-key': seededSecrets.currentKey };

let toy: Toy;
beforeAll(async () => (toy = await startToy({ SECRETS_REFRESH_MS: '200', TRUSTED_PROXIES: '1' })));
afterAll(() => toy.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  request(toy.service.app)
    .get(path)
    .set({ ...key, ...headers });

describe('every response', () => {
  it('carries the security headers and reveals nothing about the software', async () => {
    for (const path of ['/ok', '/nowhere', '/crash']) {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
    }
  });
});

describe('connections', () => {
  it('stay open as long as configured, and headers may take that long to arrive', async () => {
    const short = await startToy({ KEEP_ALIVE_MS: '30000' });
    const { keepAliveTimeout, headersTimeout, requestTimeout } = short.service.server;
    await short.close();
    expect([keepAliveTimeout, headersTimeout, requestTimeout]).toEqual([30_000, 31_000, 0]);
  });
});

describe('problems', () => {
  it.each(['/crash', '/reject', '/nothing-thrown'])(
    '%s becomes a 500 without details, and the log has the whole error',
    async (path) => {
      const { status, type, body } = await get(path);
      expect([status, type]).toEqual([500, 'application/problem+json']);
      expect(body).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        traceId: expect.stringMatching(/^[\da-f]{32}$/),
      });
      const logged = toy.logs.entries().filter(({ level }) => level === 'error');
      expect(logged.at(-1)).toMatchObject({ traceId: body.traceId });
    },
  );

  it('of the service itself have their own detail and headers', async () => {
    const { status, body, headers } = await get('/problem');
    expect([status, body.detail, headers['x-extra']]).toEqual([409, 'Already there', '1']);
  });

  it('in the middle of a response cut it off, so that it does not look complete', async () => {
    await expect(get('/half')).rejects.toThrow(/aborted|hang up/);
  });

  it.each([
    ['no route', '/nowhere', 404],
    ['a path that cannot be decoded', '/%E0%A4%A', 404],
  ])('respond to %s', async (_what, path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it.each([
    ['no JSON', 'application/json', '{', 400],
    ['an unknown charset', 'application/json; charset=nonsense', '{}', 415],
    ['JSON of too many levels', 'application/json', '['.repeat(201) + ']'.repeat(201), 400],
    ['too much', 'application/json', JSON.stringify('x'.repeat(70_000)), 413],
  ])('respond to a body that is %s', async (_what, type, body, status) => {
    const call = request(toy.service.app).post('/echo').set(key).set('content-type', type);
    expect((await call.send(body)).status).toBe(status);
  });

  it('respond when a handler takes too long', async () => {
    const hasty = await startToy({ REQUEST_TIMEOUT_MS: '50' });
    const { status, headers } = await request(hasty.service.app).get('/slow').set(key);
    expect([status, headers['retry-after']]).toEqual([503, '1']);
    await hasty.close();
  });
});

describe('callers', () => {
  it('need a key for everything except health and the API description', async () => {
    const anonymous = (path: string) => request(toy.service.app).get(path);
    expect((await anonymous('/ok')).status).toBe(401);
    expect((await anonymous('/health')).status).toBe(200);
    expect((await anonymous('/openapi.json')).body).toEqual({ openapi: '3.1.0' });
  });

  it('are distinguished by the address that the load balancer saw, not by the one that they claim', async () => {
    const { body } = await get('/ok', { 'x-forwarded-for': '6.6.6.6, 203.0.113.7:1001' });
    expect(body.ip).toBe('203.0.113.7');
    const access = () =>
      toy.logs.entries().some(({ log, client }) => log === 'access' && client === '203.0.113.7');
    await waitFor('the access line with the same address', access);
  });

  it('without permission are refused, and the log has the caller and the request', async () => {
    const { status, body } = await get('/forbidden/7?token=x', {
      'x-forwarded-for': '203.0.113.9',
    });
    expect([status, body.detail]).toEqual([403, 'Only the owner may see this']);
    const logged = toy.logs.entries().filter(({ event }) => event === 'forbidden');
    expect(logged).toEqual([
      expect.objectContaining({
        level: 'warn',
        method: 'GET',
        path: '/forbidden/7',
        client: '203.0.113.9',
        traceId: body.traceId,
      }),
    ]);
  });

  it('are rate-limited separately, guesses of keys included', async () => {
    const strict = await startToy({ RATE_LIMIT_PER_MINUTE: '3', TRUSTED_PROXIES: '1' });
    const from = (address: string) =>
      request(strict.service.app).get('/ok').set('x-forwarded-for', address);
    for (let guess = 0; guess < 3; guess++) expect((await from('198.51.100.1')).status).toBe(401);
    const refused = await from('198.51.100.1').set(key);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await from('198.51.100.2').set(key)).status).toBe(200);
    expect(strict.logs.entries().some(({ event }) => event === 'rate_limited')).toBe(true);
    await strict.close();
  });
});

describe('closing', () => {
  it('closes the resources of the service and of the kit', async () => {
    const other = await startToy();
    await other.close();
    expect(other.logs.entries().map(({ message }) => message)).toContain('toys closed');
    expect(other.service.resources).toEqual([]);
  });

  it('has printed no key or secret', () => {
    for (const secret of Object.values(seededSecrets))
      expect(toy.logs.text()).not.toContain(secret);
    expect(toy.aws.secrets.has(API_KEYS)).toBe(true);
  });
});
