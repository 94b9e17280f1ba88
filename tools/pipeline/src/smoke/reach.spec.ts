import type { RequestListener } from 'node:http';
import { freePort } from '@gatehouse/testing';
import { VirtualClock } from '../aws/test/virtual-clock.ts';
import { reach, type Times } from './reach.ts';
import { answer, standInService, type StandInService } from './test/stand-in-service.ts';
import { Unreachable } from './unreachable.ts';

const TIMES = { timeoutMs: 60_000, requestTimeoutMs: 10_000, pauseMs: 500 };
/** For what hangs. */
const SHORT = { requestTimeoutMs: 100 };
const REQUEST = { method: 'GET', path: '/thing' };

let service: StandInService;
let told: string[];
let clock: VirtualClock;
beforeEach(async () => {
  told = [];
  clock = new VirtualClock();
  service = await standInService();
});
afterEach(() => service.close());

const ask = (origin: string, change: Partial<Times> = {}) =>
  reach(origin, { ...TIMES, ...change }, (message) => told.push(message), clock)(REQUEST);

/** A service that behaves in these ways, one after the other, and then a healthy one. */
async function behaving(...ways: readonly RequestListener[]): Promise<string> {
  const left = [...ways];
  await service.close();
  const healthy: RequestListener = (_request, response) => answer(response, 401, {});
  service = await standInService({
    '/thing': (request, response) => (left.shift() ?? healthy)(request, response),
  });
  return service.origin;
}
/** The last attempt may be cut off in the little time that is left, which on a busy machine is too little to answer. */
function expectAllTimeUsed(lastAttemptMs: number): void {
  expect(clock.now()).toBeLessThanOrEqual(TIMES.timeoutMs);
  expect(clock.now()).toBeGreaterThanOrEqual(TIMES.timeoutMs - lastAttemptMs);
}
const status =
  (code: number): RequestListener =>
  (_request, response) =>
    answer(response, code, '');
const silent: RequestListener = () => undefined;
const endless: RequestListener = (_request, response) => void response.writeHead(200).write('{');
const abrupt: RequestListener = (request) => void request.socket.destroy();

describe('reach', () => {
  it('retries when the service is not listening yet or breaks the connection, and reports it', async () => {
    const origin = await behaving(status(502), status(503), status(503), abrupt);
    expect(await ask(origin)).toMatchObject({ status: 401, body: '{}' });
    expect(told).toEqual([
      'GET /thing: 502; trying again',
      'GET /thing: 503; trying again',
      expect.stringMatching(/^GET \/thing: no connection \(.+\); trying again$/),
    ]);
  });

  it('retries a request that hangs, and reports it', async () => {
    expect(await ask(await behaving(silent, endless), SHORT)).toMatchObject({ status: 401 });
    expect(told).toEqual(['GET /thing: no answer within 100 ms; trying again']);
  });

  it('waits with increasing pauses', async () => {
    await ask(await behaving(...Array<RequestListener>(7).fill(status(503))));
    expect(clock.pauses).toHaveLength(7);
    for (const [at, most] of [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000].entries()) {
      expect(clock.pauses[at]).toBeLessThanOrEqual(most);
      expect(clock.pauses[at]).toBeGreaterThanOrEqual(most / 2);
    }
  });

  it.each([200, 301, 404, 429, 500, 504])('accepts %d as final', async (code) => {
    expect(await ask(await behaving(status(code)))).toMatchObject({ status: code });
    expect(told).toEqual([]);
  });

  it('returns the last response at the deadline', async () => {
    const origin = await behaving(...Array<RequestListener>(100).fill(status(503)));
    expect(await ask(origin)).toMatchObject({ status: 503 });
    expectAllTimeUsed(TIMES.requestTimeoutMs);
  });

  it.each<[string, RequestListener]>([
    ['never answers', silent],
    ['never comes to an end', endless],
  ])('gives up on a service that %s', async (_, way) => {
    const origin = await behaving(...Array<RequestListener>(100).fill(way));
    const failure = ask(origin, SHORT);
    await expect(failure).rejects.toThrow('no answer within 100 ms');
    expectAllTimeUsed(SHORT.requestTimeoutMs);
  });

  it('waits for a service that is not listening yet', async () => {
    const failure = ask(`http://127.0.0.1:${await freePort()}`);
    await expect(failure).rejects.toThrow(/^no connection \(.*ECONNREFUSED/);
    expect(told).toHaveLength(1);
  });

  it('does not wait for a service without TLS to support it', async () => {
    await expect(ask(service.origin.replace('http', 'https'))).rejects.toThrow('no connection');
    expect(told).toEqual([]);
  });

  it('stops reading after a megabyte', async () => {
    const flood: RequestListener = (_request, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(100_000)));
      };
      response.on('drain', more);
      more();
    };
    expect(await ask(await behaving(flood))).toMatchObject({ status: 200, body: undefined });
  });

  it.each([
    ['ENOTFOUND', false, true],
    ['EAI_AGAIN', true, true],
    ['ENETUNREACH', true, true],
    ['CERT_HAS_EXPIRED', false, false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, false],
  ])('%s is a client error: %s, and may be transient: %s', async (code, ours, passing) => {
    const cause = Object.assign(new Error(`what ${code} says`), { code });
    const { fetch } = globalThis;
    let attempts = 0;
    globalThis.fetch = () => {
      attempts += 1;
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
    const failure = await ask('https://a.example').catch((error: unknown) => error);
    globalThis.fetch = fetch;
    expect(failure).toBeInstanceOf(Unreachable);
    expect(failure).toMatchObject({ message: `no connection (what ${code} says)`, ours });
    expect(attempts > 1).toBe(passing);
  });
});
