import { setTimeout as sleep } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startLocalAws } from '@gatehouse/local-aws';
import { runWithTrace } from '@gatehouse/logging';
import { createSecrets } from '@gatehouse/secrets';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import * as z from 'zod';
import { callDependency } from '../aws/dependency-call.ts';
import type { OutgoingOptions } from './outgoing-options.ts';
import { clientOf, hang, startPeer, status, type Peer } from './test/peer.ts';

// One for each test: on a busy machine, requests of aborted calls arrive after their test.
let peer: Peer;
beforeEach(async () => (peer = await startPeer()));
afterEach(() => peer.stop());

const client = (options?: Partial<OutgoingOptions>) => clientOf(peer, options);

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
    expect(peer.calls[0]).toMatchObject({
      method: 'POST',
      url: '/entries?x=1',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k',
        traceparent: expect.stringContaining(trace.traceId),
      },
    });
  });

  it('reads a response that starts with a byte order mark', async () => {
    peer.answers = [(response) => response.end('\u{feff}{"ok":true}')];
    const response = await client().send({ path: '/' });
    expect([response.text(), response.json()]).toEqual(['{"ok":true}', { ok: true }]);
  });

  it.each(['https://elsewhere.example/x', '@elsewhere.example', '/../x'])(
    'is not made to %s, which is not below the URL',
    async (path) => {
      const below = client({
        url: `${peer.url}/api`,
        apiKey: { use: async (work) => work({ current: 'k' }) },
      });
      await expect(below.send({ path })).rejects.toThrow(/does not lead below|Invalid URL/);
      await below.send({ path: '/x' });
      expect(peer.calls.map((call) => call.url)).toEqual(['/api/x']);
    },
  );

  it.each([404, 401, 301, 307])(
    'with a response of %s fails once, with only the status',
    async (code) => {
      peer.answers = [status(code, { location: `${peer.url}/other` })];
      const error = await client()
        .send({ path: '/' })
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'OutgoingError', retryable: false });
      expect(JSON.stringify(error) + String(error)).not.toContain('password');
      expect(peer.calls).toHaveLength(1);
    },
  );

  it('fails if the response is larger than allowed, without receiving it', async () => {
    let closed = false;
    peer.answers = [
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
    'is not made by a client named %j, because a metric cannot have that name',
    (name) => {
      expect(() => client({ name })).toThrow('A peer cannot be called');
    },
  );

  it('becomes 503 or 502 in callDependency', async () => {
    const call = () =>
      callDependency('The ledger', 5_000, (signal) => client().send({ path: '/', signal }));
    peer.answers = [status(503)];
    await expect(call()).rejects.toMatchObject({ status: 503 });
    peer.answers = [status(404)];
    await expect(call()).rejects.toMatchObject({ status: 502 });
  });
});

describe('time-outs', () => {
  it('end the call as a whole', async () => {
    peer.answers = [hang];
    const started = performance.now();
    const slow = client({ timeoutMs: 300, attemptTimeoutMs: 200 });
    await expect(slow.send({ path: '/' })).rejects.toThrow('ledger did not respond in time');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('end a refresh of the key as well', async () => {
    const stuck = client({ timeoutMs: 100, apiKey: { use: () => new Promise(() => undefined) } });
    await expect(stuck.send({ path: '/' })).rejects.toThrow('ledger did not respond in time');
  });

  it('leave the reason to the caller who aborts', async () => {
    peer.answers = [hang];
    const caller = new AbortController();
    const call = client().send({ path: '/', signal: caller.signal });
    const reason = new Error('left');
    await waitFor('the call', () => peer.calls.length === 1);
    caller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await expect(client().send({ path: '/', signal: caller.signal })).rejects.toBe(reason);
    expect(peer.calls).toHaveLength(1);
  });
});

it('with a rotated key refreshes it after a 401 and is repeated once', async () => {
  const { currentKey, rotatedKey } = seededSecrets;
  const aws = await startLocalAws({ seed: { secrets: { keys: { current: currentKey } } } });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sdk = new SecretsManagerClient({ endpoint: aws.url, region: aws.region, credentials });
  const secrets = createSecrets({ client: sdk, refreshIntervalMs: 600_000 });
  const apiKey = await secrets.load('keys', z.object({ current: z.string() }));
  aws.secrets.put('keys', JSON.stringify({ current: rotatedKey }));
  peer.answers = [
    (response, request) =>
      response.writeHead(request.headers['x-api-key'] === rotatedKey ? 200 : 401).end(),
  ];
  const rotated = client({ apiKey });
  // Even a call that must not be repeated was not performed: it was refused.
  expect((await rotated.send({ method: 'POST', path: '/' })).status).toBe(200);
  // Names, because a failed expectation prints what it compares.
  const keys = new Map([
    [currentKey, 'current'],
    [rotatedKey, 'rotated'],
  ]);
  expect(peer.calls.map(({ headers }) => keys.get(String(headers['x-api-key'])))).toEqual([
    'current',
    'rotated',
  ]);

  peer.answers = [status(401)];
  await expect(rotated.send({ path: '/' })).rejects.toMatchObject({ status: 401 });
  expect(peer.calls).toHaveLength(3);
  secrets.close();
  sdk.destroy();
  await aws.stop();
});
