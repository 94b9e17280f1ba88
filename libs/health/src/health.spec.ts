import { createServer } from 'node:http';
import express from 'express';
import request from 'supertest';
import { waitFor } from '@gatehouse/testing';
import { createHealth, type Health, type HealthOptions } from './index.ts';

const made: Health[] = [];
function make(options: HealthOptions = {}): Health {
  const health = createHealth({ intervalMs: 20, timeoutMs: 50, ...options });
  made.push(health);
  return health;
}
afterEach(() => made.splice(0).forEach((health) => health.stop()));

const never = () => new Promise(() => undefined);

describe('over HTTP', () => {
  const health = () => {
    const ready = make();
    ready.started();
    return ready;
  };

  it.each([
    '/health',
    '/health/live',
    '/health/ready',
    '/health/startup',
    '/health?x=1',
    '/health/',
  ])('serves %s in plain node:http and in express', async (path) => {
    const { handler } = health();
    for (const app of [createServer(handler), express().use(handler)]) {
      const response = await request(app).get(path);
      expect(response.status).toBe(200);
      expect(response.headers).toMatchObject({
        'content-type': 'application/health+json',
        'cache-control': 'no-store',
      });
      expect(JSON.parse(String(response.text || response.body))).toEqual({ status: 'pass' });
    }
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const app = createServer(health().handler);
    const head = await request(app).head('/health');
    expect([head.status, head.headers['content-length'], head.text]).toEqual([
      200,
      '17',
      undefined,
    ]);
    const post = await request(app).post('/health');
    expect([post.status, post.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('leaves other paths to the next handler, or answers 404 where there is none', async () => {
    const { handler } = health();
    const app = express().use(handler, (_request, response) => void response.send('next'));
    expect((await request(app).get('/healthy')).text).toBe('next');
    expect((await request(createServer(handler)).get('/healthy')).status).toBe(404);
  });
});

describe('checks', () => {
  it('make the start-up wait until the critical ones have passed once', async () => {
    const health = make();
    let up = false;
    health.check({
      name: 'database',
      critical: true,
      run: () => up || Promise.reject(new Error()),
    });
    health.started();
    await waitFor(
      'the failure',
      () => health.report('startup').body.checks?.['database']?.[0].status === 'fail',
    );
    expect(health.report('startup').httpStatus).toBe(503);
    up = true;
    await waitFor('start-up', () => health.report('startup').httpStatus === 200);
    up = false;
    await waitFor('unreadiness', () => health.report('ready').httpStatus === 503);
    expect(health.report('service')).toMatchObject({ status: 'warn', httpStatus: 200 });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('x');
      },
    ],
    [
      'throws nothing much',
      () => {
        throw undefined;
      },
    ],
    ['rejects', () => Promise.reject(new Error('x'))],
    ['never ends', never],
  ])('fail when the run %s', async (_what, run) => {
    const health = make();
    health.check({ name: 'x', critical: true, run });
    health.started();
    await waitFor('the failure', () => health.report('ready').status === 'fail');
  });

  it('are run once at a time, also when a run ignores its time-out', async () => {
    const health = make();
    let runs = 0;
    let aborted = 0;
    health.check({
      name: 'x',
      run: (signal) => {
        runs++;
        signal.addEventListener('abort', () => aborted++);
        return never();
      },
    });
    await waitFor('the time-out', () => aborted === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(runs).toBe(1);
  });

  it('are not run for a probe, however many come', async () => {
    const health = make({ intervalMs: 60_000 });
    let runs = 0;
    health.check({ name: 'x', run: () => ++runs });
    health.started();
    for (let probe = 0; probe < 10_000; probe++) health.report('ready');
    expect(runs).toBe(1);
  });

  it('log and report a change, not each run', async () => {
    const lines: string[] = [];
    const changes: string[] = [];
    const logger = {
      info: (message: string) => lines.push(message),
      warn: (message: string) => lines.push(message),
    };
    const health = make({
      logger,
      onChange: ({ name, status }) => changes.push(`${name} ${status}`),
    });
    let runs = 0;
    const outcome = () => (runs > 3 && runs < 8 ? Promise.reject(new Error('down')) : undefined);
    health.check({ name: 'sns', run: () => (runs++, outcome()) });
    await waitFor('recovery', () => runs > 10);
    expect(changes).toEqual(['sns pass', 'sns fail', 'sns pass']);
    expect(lines).toEqual(['Health check sns fails', 'Health check sns passes again']);
  });

  it('cannot share a name', () => {
    const health = make();
    health.check({ name: 'sns', run: never });
    expect(() => health.check({ name: 'sns', run: never })).toThrow('named sns');
  });
});

describe('life', () => {
  it('draining turns readiness and the load balancer’s path to 503, liveness stays', () => {
    const health = make();
    health.started();
    health.drain();
    const statuses = (['ready', 'service', 'live'] as const).map(
      (probe) => health.report(probe).httpStatus,
    );
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('a start-up that never finishes fails liveness in the end', async () => {
    const health = make({ startTimeoutMs: 30 });
    expect(health.report('live').httpStatus).toBe(200);
    await waitFor('the end of patience', () => health.report('live').httpStatus === 503);
  });

  it('an event loop that hardly comes round fails every probe', async () => {
    const health = make({ maxEventLoopDelayMs: 100 });
    health.started();
    expect(health.report('live').httpStatus).toBe(200);
    const until = performance.now() + 800;
    while (performance.now() < until);
    expect(health.report('live').body).toEqual({
      status: 'fail',
      output: 'The event loop is stuck',
    });
  });
});
