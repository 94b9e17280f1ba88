import assert from 'node:assert';
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
const shown = (health: Health, name: string) => health.report('service').body.checks?.[name]?.[0];

describe('checks', () => {
  it('delay start-up until every critical check has passed once', async () => {
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
      'throws undefined',
      () => {
        throw undefined;
      },
    ],
    ['rejects', () => Promise.reject(new Error('x'))],
    ['never ends', never],
    ['rejects with null', () => Promise.reject(null)],
    ['returns a function that nothing calls', () => never],
    ['returns false', () => false],
    ['resolves to false', () => Promise.resolve(false)],
    [
      'returns a promise whose then throws',
      () => ({
        get then() {
          throw new Error('x');
        },
      }),
    ],
  ])('fail when the run %s', async (_what, run) => {
    const health = make();
    health.check({ name: 'x', run: run as () => unknown });
    health.started();
    await waitFor('the failure', () => shown(health, 'x')?.status === 'fail');
  });

  it.each([NaN, undefined, null, 0, '', new Error('returned')])(
    'pass when the run returns %s: only a throw, a rejection or false means failure',
    async (value) => {
      const health = make();
      health.check({ name: 'x', critical: true, run: () => value });
      health.started();
      await waitFor('readiness', () => health.report('ready').status === 'pass');
    },
  );

  it('run one at a time, even if a run ignores its time-out', async () => {
    const health = make();
    let running = 0;
    let most = 0;
    let letGo = () => undefined as void;
    health.check({
      name: 'x',
      run: async (signal) => {
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => (letGo = resolve));
        expect(signal.aborted).toBe(true);
        running--;
      },
    });
    await waitFor('the time-out', () => shown(health, 'x')?.output === 'timeout');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([running, most]).toEqual([1, 1]);
    letGo();
    await waitFor('the end of the run', () => running === 0);
    await waitFor('the next run', () => running === 1);
    // The success came after the time-out.
    expect(shown(health, 'x')?.status).toBe('fail');
    expect(most).toBe(1);
  });

  it('recover after a time-out', async () => {
    const health = make();
    let hangs = true;
    health.check({
      name: 'x',
      run: (signal) =>
        hangs
          ? new Promise((_, reject) => signal.addEventListener('abort', () => reject()))
          : undefined,
    });
    await waitFor('the time-out', () => shown(health, 'x')?.output === 'timeout');
    hangs = false;
    await waitFor('recovery', () => shown(health, 'x')?.status === 'pass');
    expect(shown(health, 'x')).toEqual({ status: 'pass', time: expect.any(String) });
  });

  it('stop with the health, which aborts the current run', async () => {
    const health = make();
    let runs = 0;
    let told: AbortSignal | undefined;
    health.check({ name: 'x', run: (signal) => (runs++, (told = signal), never()) });
    health.stop();
    expect(told?.aborted).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(runs).toBe(1);
  });

  it('log and report changes, not every run', async () => {
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

  it.each([
    ['throws', () => assert.fail('broken')],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('are not affected by a logger or a metric that %s', async (_how, broken) => {
    const health = make({ logger: { info: broken, warn: broken }, onChange: broken });
    let up = false;
    health.check({ name: 'x', critical: true, run: () => up || Promise.reject(new Error('x')) });
    health.check({ name: 'slow', run: never });
    health.started();
    await waitFor('the failures', () => shown(health, 'x')?.status === 'fail');
    await waitFor('the time-out', () => shown(health, 'slow')?.status === 'fail');
    up = true;
    await waitFor('readiness', () => health.report('ready').httpStatus === 200);
  });

  it('do not show their errors to a caller', async () => {
    const lines: object[] = [];
    const warn = (_message: string, fields?: object) => lines.push(fields ?? {});
    const health = make({ logger: { info: () => undefined, warn } });
    const error = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    health.check({ name: 'database', critical: true, run: () => Promise.reject(error) });
    health.started();
    await waitFor('the failure', () => shown(health, 'database')?.status === 'fail');
    for (const probe of ['live', 'ready', 'startup', 'service'] as const) {
      expect(JSON.stringify(health.report(probe).body)).not.toMatch(/ECONN|10\.0|5432|stack/);
    }
    expect(lines).toEqual([{ check: 'database', critical: true, error }]);
  });
});

describe('the life cycle of a service', () => {
  it('turns readiness and the load balancer’s path to 503 while draining, and keeps liveness', () => {
    const health = make();
    health.started();
    health.drain();
    const statuses = (['ready', 'service', 'live'] as const).map(
      (probe) => health.report(probe).httpStatus,
    );
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('fails liveness when start-up never completes', async () => {
    const health = make({ startTimeoutMs: 30 });
    expect(health.report('live').httpStatus).toBe(200);
    await waitFor('the start-up deadline', () => health.report('live').httpStatus === 503);
  });

  it('lets a check that is added later fail readiness, but not the load balancer’s path', async () => {
    const health = make();
    health.started();
    expect(health.report('service').httpStatus).toBe(200);
    health.check({ name: 'late', critical: true, run: never });
    expect(health.report('ready').httpStatus).toBe(503);
    expect(health.report('startup').httpStatus).toBe(200);
    expect(health.report('service')).toMatchObject({ status: 'warn', httpStatus: 200 });
  });

  it('completes start-up even if the critical checks pass at different times', async () => {
    const health = make();
    let up = 'a';
    const run = (name: string) => () => up === name || Promise.reject(new Error('down'));
    health.check({ name: 'a', critical: true, run: run('a') });
    health.check({ name: 'b', critical: true, run: run('b') });
    health.started();
    await waitFor('a', () => shown(health, 'a')?.status === 'pass');
    expect(health.report('startup').httpStatus).toBe(503);
    up = 'b';
    await waitFor('b', () => shown(health, 'b')?.status === 'pass');
    expect(health.report('startup').httpStatus).toBe(200);
  });

  it('fails every probe when the event loop is stuck', async () => {
    const health = make({ eventLoop: { maxDelayMs: 100, windowMs: 1_000 } });
    health.started();
    expect(health.report('live').httpStatus).toBe(200);
    const until = performance.now() + 700;
    while (performance.now() < until);
    for (const probe of ['live', 'ready', 'startup', 'service'] as const) {
      expect(health.report(probe).body).toEqual({
        status: 'fail',
        output: 'The event loop is stuck',
      });
    }
    await waitFor('recovery', () => health.report('live').httpStatus === 200);
  });
});
