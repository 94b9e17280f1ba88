import type { OutgoingOptions } from './outgoing-options.ts';
import { clientOf, cut, hang, ok, startPeer, status, type Answer, type Peer } from './test/peer.ts';

// One for each test: on a busy machine, requests of aborted calls arrive after their test.
let peer: Peer;
beforeEach(async () => (peer = await startPeer()));
afterEach(() => peer.stop());

const client = (options?: Partial<OutgoingOptions>) => clientOf(peer, options);

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
    // Only in the case that waits for it: on a busy machine, a response may take longer than this.
    const options = answer === hang ? { attemptTimeoutMs: 500 } : {};
    peer.answers = [answer, answer, ok];
    const { status: answered } = await client(options).send({ path: '/' });
    expect([answered, peer.calls.length]).toEqual([200, 3]);
    peer.answers = [answer];
    await expect(client(options).send({ path: '/' })).rejects.toMatchObject({
      retryable: true,
    });
    expect(peer.calls).toHaveLength(6);
  });

  it.each(['POST', 'PATCH'] as const)('of %s need an idempotency key', async (method) => {
    peer.answers = [status(503), ok];
    await expect(client().send({ method, path: '/' })).rejects.toMatchObject({ status: 503 });
    peer.answers = [status(503), ok];
    await client().send({ method, path: '/', idempotencyKey: 'k' });
    expect(peer.calls).toHaveLength(3);
  });

  it('follow 409 with Retry-After while an attempt with the same idempotency key is in progress', async () => {
    const underWay = status(409, { 'retry-after': '0' });
    peer.answers = [underWay, ok];
    const { status: answered } = await client().send({
      method: 'POST',
      path: '/',
      idempotencyKey: 'k',
    });
    expect(answered).toBe(200);
    for (const answer of [underWay, status(409)]) {
      peer.answers = [answer, ok];
      const plain = client().send({ method: 'POST', path: '/' });
      await expect(plain).rejects.toMatchObject({ status: 409, retryable: false });
    }
    expect(peer.calls).toHaveLength(4);
  });

  it('wait for Retry-After, and are not made if that is too long', async () => {
    peer.answers = [status(503, { 'retry-after': '1' }), ok];
    const started = performance.now();
    await client().send({ path: '/' });
    expect(performance.now() - started).toBeGreaterThan(990);
    peer.answers = [status(503, { 'retry-after': '60' }), ok];
    const refused = performance.now();
    await expect(client().send({ path: '/' })).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(performance.now() - refused).toBeLessThan(30_000);
    expect(peer.calls).toHaveLength(3);
  });

  it('wait until a date by the clock of the peer, which may differ from the caller’s', async () => {
    const at = (ms: number) => new Date(Date.now() + ms).toUTCString();
    const headers = { date: at(-3_600_000), 'retry-after': at(-3_590_000) };
    peer.answers = [status(503, headers)];
    await expect(client().send({ path: '/' })).rejects.toMatchObject({
      retryAfterMs: expect.closeTo(10_000, -4),
    });
  });

  it('are at most a tenth of the calls, once the first ten are used up', async () => {
    // Half of the calls succeed, so the circuit stays closed.
    let count = 0;
    peer.answers = [
      (response, request) =>
        ++count % 5 === 0 ? status(503)(response, request) : ok(response, request),
    ];
    const limited = client();
    for (let call = 0; call < 100; call++) await limited.send({ path: '/' }).catch(() => undefined);
    expect(peer.calls.length).toBeGreaterThan(110);
    expect(peer.calls.length).toBeLessThanOrEqual(120);
  });
});

describe('the circuit', () => {
  it('opens after ten failures: calls fail at once, and the check reports it', async () => {
    peer.answers = [status(503)];
    const failing = client();
    failing.check();
    for (let call = 0; call < 10; call++)
      await failing.send({ method: 'POST', path: '/' }).catch(() => undefined);
    await expect(failing.send({ path: '/' })).rejects.toMatchObject({
      message: 'ledger has failed too often and is not called at the moment',
      retryable: true,
    });
    expect(peer.calls).toHaveLength(10);
    expect(() => failing.check()).toThrow('ledger has failed too often');
  });

  it('stays closed when callers abort', async () => {
    peer.answers = [hang];
    const left = client();
    for (let call = 0; call < 12; call++)
      await left.send({ path: '/', signal: AbortSignal.timeout(10) }).catch(() => undefined);
    left.check();
  });

  it('opens regardless of calls that never reach the peer: they say nothing about it', async () => {
    peer.answers = [status(503)];
    let isReadable = true;
    const failing = client({
      apiKey: {
        use: async (work) => {
          if (!isReadable) throw new Error('the secret has expired');
          return work({ current: 'key' });
        },
      },
    });
    const send = (path: string) => failing.send({ method: 'POST', path }).catch(() => undefined);
    for (let call = 0; call < 10; call++) {
      await send('/');
      await send('elsewhere');
      isReadable = false;
      await send('/');
      isReadable = true;
    }
    expect(peer.calls).toHaveLength(10);
    expect(() => failing.check()).toThrow('ledger has failed too often');
  });

  it('stays closed for a peer that refuses or rate-limits calls', async () => {
    const refused = client();
    for (const code of [400, 404, 429]) {
      peer.answers = [status(code)];
      for (let call = 0; call < 12; call++)
        await refused.send({ method: 'POST', path: '/' }).catch(() => undefined);
    }
    expect(peer.calls).toHaveLength(36);
  });
});

it('records the duration, the failures and the retries of calls', async () => {
  const recorded: Record<string, number> = {};
  const metrics = { record: (name: string) => void (recorded[name] = (recorded[name] ?? 0) + 1) };
  peer.answers = [status(503), ok];
  await client({ metrics }).send({ path: '/' });
  peer.answers = [status(404)];
  await client({ metrics })
    .send({ path: '/' })
    .catch(() => undefined);
  expect(recorded).toEqual({ ledgerLatency: 2, ledgerRetries: 1, ledgerFailures: 1 });
});
