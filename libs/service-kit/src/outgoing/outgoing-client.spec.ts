import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { runWithTrace } from '@gatehouse/logging';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecrets } from '@gatehouse/secrets';
import { startLocalAws } from '@gatehouse/local-aws';
import { seededSecrets } from '@gatehouse/testing';
import * as z from 'zod';
import { callDependency } from '../dependency-call.ts';
import { createOutgoingClient, type OutgoingOptions } from './outgoing-client.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

let server: Server;
let url: string;
let calls: IncomingMessage[];
let answers: Answer[];
const ok: Answer = (response) => response.end('{"ok":true}');
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('the password is x');
const hang: Answer = () => undefined;
const cut: Answer = (response) => response.destroy();

beforeAll(async () => {
  // The last answer stays.
  server = createServer((request, response) => {
    calls.push(request);
    (answers.length > 1 ? answers.shift() : answers[0])?.(response, request);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  calls = [];
  answers = [ok];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = (options: Partial<OutgoingOptions> = {}) =>
  createOutgoingClient({ name: 'ledger', url, ...options });

describe('a call', () => {
  it('sends JSON, its key and the trace, and reads the response', async () => {
    const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
    const response = await runWithTrace(trace as never, () =>
      client().send({ method: 'POST', path: '/entries?x=1', json: { a: 1 }, idempotencyKey: 'k' }),
    );
    expect([response.status, response.text(), response.json()]).toEqual([
      200,
      '{"ok":true}',
      { ok: true },
    ]);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      url: '/entries?x=1',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k',
        traceparent: expect.stringContaining(trace.traceId),
      },
    });
  });

  it.each(['https://elsewhere.example/x', '@elsewhere.example', '/../x'])(
    'is not made to %s, which does not lead below the URL',
    async (path) => {
      const below = client({
        url: `${url}/api`,
        apiKey: { use: async (work) => work({ current: 'k' }) },
      });
      await expect(below.send({ path })).rejects.toThrow(/does not lead below|Invalid URL/);
      await below.send({ path: '/x' });
      expect(calls.map((call) => call.url)).toEqual(['/api/x']);
    },
  );

  it.each([404, 401, 301, 307])(
    'that is answered with %s fails once, with the status alone',
    async (code) => {
      answers = [status(code, { location: `${url}/other` })];
      const error = await client()
        .send({ path: '/' })
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'OutgoingError', retryable: false });
      expect(JSON.stringify(error) + String(error)).not.toContain('password');
      expect(calls).toHaveLength(1);
    },
  );

  it('fails where the response is longer than allowed, without receiving it', async () => {
    let closed = false;
    answers = [
      (response) => {
        response.on('close', () => (closed = true));
        const more = () =>
          void (response.destroyed || (response.write('x'.repeat(10_000)), setImmediate(more)));
        more();
      },
    ];
    await expect(client({ maxResponseBytes: 50_000 }).send({ path: '/' })).rejects.toThrow(
      'The response of ledger is longer than 50000 bytes',
    );
    while (!closed) await sleep(5);
  });

  it('fails without quoting a key that a header cannot carry', async () => {
    const broken = client({ apiKey: { use: async (work) => work({ current: 'se\ncret' }) } });
    const error = await broken.send({ path: '/' }).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/characters that a header cannot carry/);
    expect(String(error)).not.toContain('cret');
  });

  it.each(['', 'The ledger', '1st'])(
    'is not made by a client called %j: metrics cannot be',
    (name) => {
      expect(() => client({ name })).toThrow('A peer cannot be called');
    },
  );

  it('becomes 503 or 502 by callDependency', async () => {
    const call = () =>
      callDependency('The ledger', 5_000, (signal) => client().send({ path: '/', signal }));
    answers = [status(503)];
    await expect(call()).rejects.toMatchObject({ status: 503 });
    answers = [status(404)];
    await expect(call()).rejects.toMatchObject({ status: 502 });
  });
});

describe('retries', () => {
  it.each<[string, Answer]>([
    ['503', status(503)],
    ['429', status(429)],
    ['500', status(500)],
    ['no response', cut],
    [
      'half a response',
      (response) => (response.write('half'), setTimeout(() => response.destroy(), 20)),
    ],
    ['no response in time', hang],
  ])('follow %s, three attempts in all', async (_what, answer) => {
    answers = [answer, answer, ok];
    const { status: answered } = await client({ attemptTimeoutMs: 200 }).send({ path: '/' });
    expect([answered, calls.length]).toEqual([200, 3]);
    answers = [answer];
    await expect(client({ attemptTimeoutMs: 200 }).send({ path: '/' })).rejects.toMatchObject({
      retryable: true,
    });
    expect(calls).toHaveLength(6);
  });

  it.each(['POST', 'PATCH'] as const)('of %s need an idempotency key', async (method) => {
    answers = [status(503), ok];
    await expect(client().send({ method, path: '/' })).rejects.toMatchObject({ status: 503 });
    answers = [status(503), ok];
    await client().send({ method, path: '/', idempotencyKey: 'k' });
    expect(calls).toHaveLength(3);
  });

  it('follow 409 with Retry-After where an attempt with the same idempotency key is under way', async () => {
    const underWay = status(409, { 'retry-after': '0' });
    answers = [underWay, ok];
    const { status: answered } = await client().send({
      method: 'POST',
      path: '/',
      idempotencyKey: 'k',
    });
    expect(answered).toBe(200);
    for (const answer of [underWay, status(409)]) {
      answers = [answer, ok];
      const plain = client().send({ method: 'POST', path: '/' });
      await expect(plain).rejects.toMatchObject({ status: 409, retryable: false });
    }
    expect(calls).toHaveLength(4);
  });

  it('wait as long as Retry-After asks, and are not made where that is too long', async () => {
    answers = [status(503, { 'retry-after': '1' }), ok];
    const started = performance.now();
    await client().send({ path: '/' });
    expect(performance.now() - started).toBeGreaterThan(990);
    answers = [status(503, { 'retry-after': '60' }), ok];
    const refused = performance.now();
    await expect(client().send({ path: '/' })).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(performance.now() - refused).toBeLessThan(1_000);
    expect(calls).toHaveLength(3);
  });

  it('are a tenth of the calls at the most, once the first ten are used up', async () => {
    // Half of them succeed, so that the circuit stays closed.
    let count = 0;
    answers = [
      (response, request) =>
        ++count % 5 === 0 ? status(503)(response, request) : ok(response, request),
    ];
    const limited = client();
    for (let call = 0; call < 100; call++) await limited.send({ path: '/' }).catch(() => undefined);
    expect(calls.length).toBeGreaterThan(110);
    expect(calls.length).toBeLessThanOrEqual(120);
  });
});

describe('time-outs', () => {
  it('end the call as a whole', async () => {
    answers = [hang];
    const started = performance.now();
    const slow = client({ timeoutMs: 300, attemptTimeoutMs: 200 });
    await expect(slow.send({ path: '/' })).rejects.toThrow('ledger did not answer in time');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('end a refresh of the key as well', async () => {
    const stuck = client({ timeoutMs: 100, apiKey: { use: () => new Promise(() => undefined) } });
    await expect(stuck.send({ path: '/' })).rejects.toThrow('ledger did not answer in time');
  });

  it('leave the reason to the caller who loses interest', async () => {
    answers = [hang];
    const caller = new AbortController();
    const call = client().send({ path: '/', signal: caller.signal });
    const reason = new Error('left');
    setTimeout(() => caller.abort(reason), 50);
    await expect(call).rejects.toBe(reason);
    await expect(client().send({ path: '/', signal: caller.signal })).rejects.toBe(reason);
    expect(calls).toHaveLength(1);
  });
});

describe('the circuit', () => {
  it('opens after ten failures: calls fail at once, and the check says so', async () => {
    answers = [status(503)];
    const failing = client();
    failing.check();
    for (let call = 0; call < 10; call++)
      await failing.send({ method: 'POST', path: '/' }).catch(() => undefined);
    await expect(failing.send({ path: '/' })).rejects.toMatchObject({
      message: 'ledger has failed too often and is not called at the moment',
      retryable: true,
    });
    expect(calls).toHaveLength(10);
    expect(() => failing.check()).toThrow('ledger has failed too often');
  });

  it('stays closed where callers lose interest', async () => {
    answers = [hang];
    const left = client();
    for (let call = 0; call < 12; call++)
      await left.send({ path: '/', signal: AbortSignal.timeout(10) }).catch(() => undefined);
    left.check();
  });

  it('stays closed for a peer that refuses, or is called too often', async () => {
    const refused = client();
    for (const code of [400, 404, 429]) {
      answers = [status(code)];
      for (let call = 0; call < 12; call++)
        await refused.send({ method: 'POST', path: '/' }).catch(() => undefined);
    }
    expect(calls).toHaveLength(36);
  });
});

it('with a key that was rotated refreshes it after a 401 and is made once more', async () => {
  const { currentKey, rotatedKey } = seededSecrets;
  const aws = await startLocalAws({ seed: { secrets: { keys: { current: currentKey } } } });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sdk = new SecretsManagerClient({ endpoint: aws.url, region: aws.region, credentials });
  const secrets = createSecrets({ client: sdk, refreshIntervalMs: 600_000 });
  const apiKey = await secrets.load('keys', z.object({ current: z.string() }));
  aws.secrets.put('keys', JSON.stringify({ current: rotatedKey }));
  answers = [
    (response, request) =>
      response.writeHead(request.headers['x-api-key'] === rotatedKey ? 200 : 401).end(),
  ];
  const rotated = client({ apiKey });
  // Not even what may not be repeated was done: it was refused.
  expect((await rotated.send({ method: 'POST', path: '/' })).status).toBe(200);
  expect(calls.map(({ headers }) => headers['x-api-key'])).toEqual([currentKey, rotatedKey]);

  answers = [status(401)];
  await expect(rotated.send({ path: '/' })).rejects.toMatchObject({ status: 401 });
  expect(calls).toHaveLength(3);
  secrets.close();
  sdk.destroy();
  await aws.stop();
});

it('records how long calls take, what failed, and what was tried again', async () => {
  const recorded: Record<string, number> = {};
  const metrics = { record: (name: string) => void (recorded[name] = (recorded[name] ?? 0) + 1) };
  answers = [status(503), ok];
  await client({ metrics }).send({ path: '/' });
  answers = [status(404)];
  await client({ metrics })
    .send({ path: '/' })
    .catch(() => undefined);
  expect(recorded).toEqual({ ledgerLatency: 2, ledgerRetries: 1, ledgerFailures: 1 });
});
