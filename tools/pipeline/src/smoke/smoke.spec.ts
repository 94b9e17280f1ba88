import type { RequestListener } from 'node:http';
import { freePort } from '@gatehouse/testing';
import { VirtualClock } from '../aws/test/virtual-clock.ts';
import { TIMES } from './reach.ts';
import { smoke } from './smoke.ts';
import {
  answer,
  health,
  OPEN_API,
  standInService,
  type Routes,
  type StandInService,
} from './test/stand-in-service.ts';

/** For what hangs. */
const SHORT = { ...TIMES, requestTimeoutMs: 100 };

let service: StandInService;
afterEach(() => service.close());

async function checksOf(routes: Routes = {}, times = TIMES) {
  service = await standInService(routes);
  return smoke(service.origin, () => undefined, times, new VirtualClock());
}

/** A line for each check that did not pass. */
async function complaints(routes: Routes): Promise<string[]> {
  return (await checksOf(routes))
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ name, outcome, detail }) => `${name} ${outcome}: ${detail}`);
}

describe('smoke', () => {
  it('passes a healthy service, with three requests and never with a key', async () => {
    const call = 'POST /notify without a key is refused';
    expect(await checksOf()).toEqual([
      { name: 'health', outcome: 'passed', detail: 'pass' },
      { name: 'authentication', outcome: 'passed', detail: call },
      { name: 'security headers', outcome: 'passed', detail: 'all are there' },
    ]);
    expect(service.requests).toEqual([
      'GET /health',
      'GET /openapi.json',
      'POST /notify {"message":"Hello","topic":"news"}',
    ]);
  });

  it('passes a service with a warning, and shows it', async () => {
    const checks = { sns: [{ status: 'fail' }], users: [{ status: 'pass' }] };
    const [first] = await checksOf({ '/health': health({ status: 'warn', checks }) });
    expect(first).toEqual({ name: 'health', outcome: 'passed', detail: 'warn: sns' });
  });

  const draining = { status: 'fail', output: 'Draining' };
  it.each<[string, RequestListener, string]>([
    ['500', health({ status: 'pass' }, 500), 'GET /health answers 500 (pass)'],
    ['fail', health(draining), 'GET /health reports no healthy status (fail: Draining)'],
    ['something else', health({ ok: true }), 'GET /health reports no healthy status'],
    ['too long', health(['x'.repeat(2e6)]), 'GET /health reports no healthy status'],
    [
      'of another type',
      (_request, response) => answer(response, 200, { status: 'pass' }),
      'GET /health is application/json, not application/health+json (pass)',
    ],
    [
      'elsewhere',
      (_request, response) => answer(response, 301, {}, { location: 'http://elsewhere/' }),
      'GET /health answers 301, and leads to http://elsewhere/',
    ],
  ])('fails a service whose health is %s', async (_, listener, complaint) => {
    expect((await complaints({ '/health': listener }))[0]).toBe(`health failed: ${complaint}`);
  });

  it('fails a service that stays unavailable, with its response', async () => {
    const [first] = await checksOf({ '/health': health(draining, 503) });
    const detail = 'GET /health answers 503 (fail: Draining)';
    expect(first).toEqual({ name: 'health', outcome: 'failed', detail });
  });

  it.each<[string, Routes, string]>([
    [
      'takes a call without a key',
      { '/notify': (_request, response) => answer(response, 200, {}) },
      'POST /notify without a key is answered with 200, not 401',
    ],
    [
      'fails at it',
      { '/notify': (_request, response) => answer(response, 500, {}) },
      'POST /notify without a key is answered with 500, not 401',
    ],
    [
      'describes no call',
      { '/openapi.json': (_request, response) => answer(response, 200, { openapi: '3.1.0' }) },
      '/openapi.json describes no call that could be tried',
    ],
    [
      'has no description',
      { '/openapi.json': (_request, response) => answer(response, 404, {}) },
      'GET /openapi.json answers 404',
    ],
  ])('fails a service that %s', async (_, routes, complaint) => {
    expect(await complaints(routes)).toEqual([`authentication failed: ${complaint}`]);
  });

  it('fails a service without security headers', async () => {
    const bare: RequestListener = (_request, response) => void response.writeHead(401).end();
    const [complaint] = await complaints({ '/notify': bare });
    expect(complaint).toMatch(
      /^security headers failed: POST \/notify is without a good cache-con/,
    );
  });

  it('fails a service that hangs, with the results before', async () => {
    const found = await checksOf({ '/notify': () => undefined }, SHORT);
    expect(found.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['health', 'passed'],
      ['connection', 'failed'],
    ]);
  });

  it('fails if no server listens', async () => {
    service = await standInService();
    const origin = `https://127.0.0.1:${await freePort()}`;
    expect(await smoke(origin, () => undefined, TIMES, new VirtualClock())).toMatchObject([
      { name: 'connection', outcome: 'failed' },
    ]);
  });

  it('sends requests only to the given host, even if the description names another', async () => {
    const paths = { '//elsewhere.invalid/a?b#c': OPEN_API.paths['/notify'] };
    await checksOf({ '/openapi.json': (_request, response) => answer(response, 200, { paths }) });
    expect(service.requests[2]).toMatch(/^POST \/\/elsewhere\.invalid\/a%3Fb%23c \{/);
  });
});
