import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import express, { Router } from 'express';
import request from 'supertest';
import { callerOf, Problem, type ServiceDefinition } from './index.ts';
import { startToy, type Toy } from './test/toy-service.ts';

const key = { 'x-api-key': seededSecrets.currentKey };
const ORIGIN = 'https://ui.example';
const toys: Toy[] = [];
afterAll(() => Promise.all(toys.map((toy) => toy.close())));

async function start(more: Partial<ServiceDefinition>, environment: Record<string, string> = {}) {
  const toy = await startToy(environment, more);
  toys.push(toy);
  return { ...toy, call: request(toy.service.app) };
}

describe('cors', () => {
  const cors = () => ({ origin: [ORIGIN], exposedHeaders: ['Retry-After'], maxAge: 600 });

  it('responds to a preflight without a key, with the security headers', async () => {
    const { call } = await start({ cors });
    const { status, headers } = await call
      .options('/ok')
      .set({ origin: ORIGIN, 'access-control-request-method': 'GET' });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-max-age': '600',
      'x-content-type-options': 'nosniff',
      vary: expect.stringContaining('Origin'),
    });
  });

  it('lets a browser read refusals: 400, 401, and 429 with Retry-After', async () => {
    const { call } = await start({ cors }, { RATE_LIMIT_PER_MINUTE: '1' });
    for (const status of [400, 401, 429]) {
      const part: Record<string, string> = status === 400 ? { 'content-range': 'bytes 0-1/2' } : {};
      const response = await call.put('/ok').set({ origin: ORIGIN, ...part });
      expect([response.status, response.headers['access-control-allow-origin']]).toEqual([
        status,
        ORIGIN,
      ]);
      expect(response.headers['access-control-expose-headers']).toBe('Retry-After');
    }
  });

  it('measures preflights, and ends them if the decision on an origin never comes', async () => {
    let decided = true;
    const { call, service, logs } = await start(
      { cors: () => ({ origin: (_origin, decide) => void (decided && decide(null, ORIGIN)) }) },
      { REQUEST_TIMEOUT_MS: '50' },
    );
    const preflight = () =>
      call.options('/ok').set({ origin: ORIGIN, 'access-control-request-method': 'GET' });
    expect((await preflight()).status).toBe(204);
    decided = false;
    expect((await preflight()).status).toBe(503);
    await service.close();
    const [measured] = logs.entries().filter(({ log }) => log === 'metrics');
    expect(measured).toMatchObject({ latency: [expect.any(Number), expect.any(Number)] });
  });

  it('names no origin that is not in the list', async () => {
    const { call } = await start({ cors });
    const { headers } = await call.get('/ok').set({ ...key, origin: 'https://evil.example' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is off by default', async () => {
    const { call } = await start({});
    const { headers } = await call.options('/ok').set({ ...key, origin: ORIGIN });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('publicRoutes', () => {
  const signature = (body: string) => createHmac('sha256', 'webhook').update(body).digest('hex');
  const publicRoutes = () =>
    Router()
      .post('/webhook', express.raw({ type: '*/*', limit: 1_000 }), (request, response) => {
        const valid = request.headers['x-signature'] === signature(String(request.body));
        response.json({ valid, caller: callerOf(request)?.id });
      })
      .get('/hanging', () => undefined)
      .get('/broken', () => {
        throw new Problem(409, { detail: 'Already there' });
      });

  it('receive the signed bytes without authentication, with everything else around them', async () => {
    const { call } = await start({ publicRoutes });
    const body = '{ "spaces" : "as they were sent" }';
    const {
      status,
      body: answer,
      headers,
    } = await call
      .post('/webhook')
      .set({ 'content-type': 'application/json', 'x-signature': signature(body) })
      .send(body);
    expect([status, answer]).toEqual([200, { valid: true }]);
    expect(headers['strict-transport-security']).toBeDefined();
    expect((await call.post('/webhook').send('x'.repeat(2_000))).status).toBe(413);
    expect((await call.get('/broken')).body.detail).toBe('Already there');
  });

  it('pass other requests on to authentication', async () => {
    const { call } = await start({ publicRoutes });
    expect((await call.get('/webhook')).status).toBe(401);
    expect((await call.get('/ok')).status).toBe(401);
    expect((await call.get('/ok').set(key)).status).toBe(200);
  });

  it('do not replace the API description', async () => {
    const all = () => Router().use((_request, response) => void response.json('public'));
    const { call } = await start({ publicRoutes: all });
    expect((await call.get('/ok')).body).toBe('public');
    expect((await call.get('/openapi.json')).body).toEqual({ openapi: '3.1.0' });
  });

  it('come after the rate limit, and have the deadline', async () => {
    const { call } = await start(
      { publicRoutes },
      { RATE_LIMIT_PER_MINUTE: '2', REQUEST_TIMEOUT_MS: '50' },
    );
    expect((await call.get('/hanging')).status).toBe(503);
    expect((await call.post('/webhook').send('{}')).status).toBe(200);
    expect((await call.post('/webhook').send('{}')).status).toBe(429);
  });
});

describe('limits', () => {
  const limits = [
    { method: 'post', path: '/echo', bodyBytes: 200_000 },
    { path: '/slow', timeoutMs: 60 },
    { path: '/problem', perMinute: 2 },
  ] as const;
  const large = JSON.stringify({ text: 'x'.repeat(100_000) });
  const json = { ...key, 'content-type': 'application/json' };

  it.each<[object, string]>([
    [{ timeoutMs: -1 }, 'limits of /x: timeoutMs is -1: expected a whole number from 1 to'],
    [{ bodyBytes: NaN }, 'limits of /x: bodyBytes is NaN'],
    [{ perMinute: 0 }, 'limits of /x: perMinute is 0'],
    [{ method: 'POST' }, 'limits of /x: method is "POST": expected get, put, post, patch or'],
  ])('are refused by name: %j', async (wrong, message) => {
    const limited = start({ limits: [{ path: '/x', ...wrong }] as never });
    await expect(limited).rejects.toThrow(message);
  });

  it('of bodies apply to their route only, after authentication', async () => {
    const { call } = await start({ limits });
    const send = (path: string, headers: Record<string, string> = json) =>
      call.post(path).set(headers).send(large);
    expect((await send('/echo')).body.text).toHaveLength(100_000);
    expect((await send('/elsewhere')).status).toBe(413);
    const tooLarge = JSON.stringify('x'.repeat(300_000));
    expect((await call.post('/echo').set(json).send(tooLarge)).status).toBe(413);
    expect((await send('/echo', { 'content-type': 'application/json' })).status).toBe(401);
  });

  it('of time apply to their route only', async () => {
    const { call } = await start({ limits }, { REQUEST_TIMEOUT_MS: '5000' });
    expect((await call.get('/slow?ms=3000').set(key)).status).toBe(503);
    const longer = await start(
      { limits: [{ path: '/slow', timeoutMs: 5_000 }] },
      { REQUEST_TIMEOUT_MS: '50' },
    );
    expect((await longer.call.get('/slow?ms=300').set(key)).status).toBe(200);
  });

  it('of time come after the metrics, which count a path that cannot be decoded', async () => {
    const { call, service, logs } = await start({ limits: [{ path: '/:any', timeoutMs: 5_000 }] });
    expect((await call.get('/%E0%A4%A').set(key)).status).toBe(400);
    await service.close();
    const [measured] = logs.entries().filter(({ log }) => log === 'metrics');
    expect(measured).toMatchObject({ clientErrors: [1] });
  });

  it('of rate apply to the API description, too', async () => {
    const { call } = await start({ limits: [{ path: '/openapi.json', perMinute: 1 }] });
    for (const status of [200, 429]) expect((await call.get('/openapi.json')).status).toBe(status);
  });

  it('of rate apply to their route only, before authentication, and within the limit of the service', async () => {
    const { call } = await start({ limits }, { RATE_LIMIT_PER_MINUTE: '4' });
    for (const status of [401, 401, 429]) expect((await call.get('/problem')).status).toBe(status);
    for (const status of [200, 429]) expect((await call.get('/ok').set(key)).status).toBe(status);
  });
});

describe('onServer and authenticate', () => {
  it('let a service accept upgrades of known callers', async () => {
    const { service } = await start({
      routes: ({ onServer, authenticate }) => {
        onServer((server) =>
          server.on('upgrade', async (request, socket) => {
            const caller = await authenticate(request).catch((error: Problem) => error);
            socket.end(
              caller instanceof Error
                ? `HTTP/1.1 ${caller.status} No\r\n\r\n`
                : `HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\nhello ${caller.id}`,
            );
          }),
        );
        return Router();
      },
    });
    service.server.listen(0, '127.0.0.1');
    await once(service.server, 'listening');
    const upgrade = async (header: string) => {
      const socket = connect((service.server.address() as AddressInfo).port, '127.0.0.1');
      let received = '';
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      socket.write(
        `GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\n${header}\r\n`,
      );
      await once(socket, 'close');
      return received;
    };
    expect(await upgrade(`x-api-key: ${seededSecrets.currentKey}\r\n`)).toContain(
      'hello current-api-key',
    );
    expect(await upgrade('')).toContain('401');
    service.server.close();
  });
});

describe('a rotation of the API keys', () => {
  const rotated = { current: seededSecrets.rotatedKey, previous: seededSecrets.currentKey };

  it('makes the service accept the new key at once, long before the next refresh', async () => {
    const { aws, call } = await start({});
    aws.secrets.put('toy/api-keys', rotated);
    const { status } = await call.get('/ok').set('x-api-key', rotated.current);
    expect(status).toBe(200);
    expect((await call.get('/ok').set('x-api-key', rotated.previous)).status).toBe(200);
  });

  it('is noticed despite guesses, which cause one read a second in total', async () => {
    const { aws, call } = await start({});
    const reads = () => aws.calls().secretsmanager?.['GetSecretValue'] ?? 0;
    const before = reads();
    const started = performance.now();
    const guess = async (guess: number) =>
      (await call.get('/ok').set('x-api-key', `guess-${guess}`)).status;
    const statuses = await Promise.all(Array.from({ length: 100 }, (_, at) => guess(at)));
    expect(new Set(statuses)).toEqual(new Set([401]));
    const seconds = (performance.now() - started) / 1_000;
    expect(reads() - before).toBeLessThanOrEqual(Math.ceil(seconds));
    aws.secrets.put('toy/api-keys', rotated);
    await waitFor('the new key', async () => {
      await sleep(50);
      return (await call.get('/ok').set('x-api-key', rotated.current)).status === 200;
    });
  });

  it('does not make callers wait while Secrets Manager hangs', async () => {
    const { aws, call } = await start({});
    aws.faults.set({ service: 'secretsmanager', kind: 'hang' });
    const started = performance.now();
    const guess = call
      .get('/ok')
      .set('x-api-key', 'guess')
      .then(({ status }) => status);
    expect((await call.get('/ok').set(key)).status).toBe(200);
    expect(await guess).toBe(401);
    expect(performance.now() - started).toBeLessThan(2_900);
    aws.faults.clear();
  });
});
