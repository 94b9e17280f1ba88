import { seededSecrets } from '@gatehouse/testing';
import request from 'supertest';
import * as z from 'zod';
import { createService, type ServiceDefinition } from './index.ts';
import { listenToy, requestText, type ListeningToy } from './test/listening-toy.ts';

let toy: ListeningToy;
beforeAll(async () => {
  toy = await listenToy(
    { RATE_LIMIT_PER_MINUTE: '40', BODY_LIMIT_BYTES: '100', KEEP_ALIVE_MS: '30000' },
    {
      '/crash': () => Promise.reject(new Error('x')),
      '/empty': (_q, response) => void response.end(),
      '/listeners': (_q, response) =>
        void response.json(
          Math.min(
            ...response
              .eventNames()
              .map((event) => response.getMaxListeners() - response.listenerCount(event)),
          ),
        ),
    },
  );
});
afterAll(() => toy.close());

const KEY = { 'x-api-key': seededSecrets.currentKey };
const get = (path: string, headers: Record<string, string> = KEY) =>
  request(toy.url).get(path).set(headers);

describe('every response', () => {
  it.each(['/ok', '/empty', '/nowhere', '/crash', '/health', '/health/ready', '/openapi.json'])(
    'carries all security headers and the id of the request: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.stringMatching(/^[\da-f]{32}$/),
      });
      for (const name of ['x-powered-by', 'etag', 'server'])
        expect(headers).not.toHaveProperty(name);
    },
  );

  it('has the id of the caller’s trace, and no other value of the caller', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const traced = await get('/ok', { ...KEY, traceparent, 'x-request-id': 'forged' });
    expect(traced.headers['x-request-id']).toBe(traceId);
    const forged = await get('/ok', { ...KEY, 'x-request-id': 'forged' });
    expect(forged.headers['x-request-id']).toMatch(/^[\da-f]{32}$/);
  });
});

it('leaves 16 listeners of an event to a handler before Node warns of a leak', async () => {
  expect((await get('/listeners')).body).toBe(16);
});

describe('the order of the middleware', () => {
  it('decides on the headers before the rate limit, on the key after it, and reads no body before', async () => {
    const limited = await listenToy({ RATE_LIMIT_PER_MINUTE: '1' });
    const send = async (line: string, headers: Record<string, string>, body = '') =>
      (await (await limited.connect()).send(requestText(line, headers, body)).response()).status;
    const unauthenticated = { 'X-Api-Key': 'x' };
    const tooLarge = { 'Content-Type': 'application/json', 'Content-Length': '99999999' };
    expect(await send('GET /ok', { ...unauthenticated, Expect: 'tea' })).toBe(417);
    // The limit also counts callers that are refused for their key; the health paths come before it.
    expect(await send('POST /ok', { ...unauthenticated, ...tooLarge })).toBe(401);
    expect(await send('POST /ok', tooLarge)).toBe(429);
    expect(await send('GET /health', unauthenticated)).toBe(200);
    await limited.close();
  });

  it('limits the body before it looks for a route', async () => {
    const wire = await toy.connect();
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '101' };
    expect((await wire.send(requestText('POST /nowhere', headers)).response()).status).toBe(413);
  });
});

describe('the access log', () => {
  it('has no line for passing health checks, and one line for everything else', async () => {
    const before = toy.accessLines().length;
    for (const path of ['/health', '/health/live', '/nowhere', '/openapi.json']) await get(path);
    expect(toy.accessLines().slice(before)).toEqual(['GET /nowhere 404', 'GET /openapi.json 200']);
  });

  it('has the only line of a refused health request: the audit log covers the service itself', async () => {
    const audited = () => toy.logs.entries().filter(({ log }) => log === 'audit').length;
    const before = audited();
    expect((await request(toy.url).post('/health').set(KEY)).status).toBe(405);
    expect([toy.accessLines().at(-1), audited() - before]).toEqual(['POST /health 405', 0]);
  });
});

describe('the server', () => {
  it('has time-outs for headers and idle connections, and none for a body that makes progress', () => {
    const { keepAliveTimeout, headersTimeout, requestTimeout, timeout } = toy.service.server;
    expect({ keepAliveTimeout, headersTimeout, requestTimeout, timeout }).toEqual({
      keepAliveTimeout: 30_000,
      headersTimeout: 31_000,
      requestTimeout: 0,
      timeout: 0,
    });
  });
});

describe('the types', () => {
  it('reject a service that has a configuration without its schema', () => {
    const routes = () => undefined as never;
    // @ts-expect-error Nothing would give FOO.
    const without: ServiceDefinition<{ FOO: string }> = { name: 'a', routes };
    const given: ServiceDefinition<{ FOO: string }> = {
      name: 'a',
      routes,
      configuration: z.object({ FOO: z.string() }),
    };
    // @ts-expect-error The same where the service is created.
    const create = () => createService<{ FOO: string }>({ name: 'a', routes });
    const inferred = () =>
      createService({
        name: 'a',
        configuration: z.object({ FOO: z.string() }),
        routes: ({ configuration }) => configuration.FOO.length as never,
      });
    expect([without.name, given.name, typeof create, typeof inferred]).toHaveLength(4);
  });
});
