import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtScript, waitFor } from '@gatehouse/testing';
import { createShutdown, type ShutdownOptions } from './index.ts';
import { rawClient } from './test/raw-client.ts';

/** A shutdown that records its effects on the process instead of causing them. */
function make(options: ShutdownOptions = {}) {
  const events: string[] = [];
  const note = (event: string) => () => void events.push(event);
  const fieldsOf: Record<string, object | undefined> = {};
  const log = (message: string, fields?: object) => {
    events.push(message);
    fieldsOf[message] = fields;
  };
  const shutdown = createShutdown({
    logger: { info: log, warn: log, error: log },
    drainDelayMs: 0,
    resourceTimeoutMs: 1_000,
    exit: (code) => void events.push(`exit ${code}`),
    ...options,
  });
  return { shutdown, events, fieldsOf, note };
}
const BROKEN = new Error('broken');
const never = () => new Promise<never>(() => undefined);

describe('start', () => {
  it('goes through the states once, regardless of the number of calls', async () => {
    const { shutdown, events, note } = make();
    shutdown.onDrain(() => note(`drain: ${shutdown.state}`)());
    shutdown.resource('first', () => note(`first: ${shutdown.state}`)());
    shutdown.resource('second', note('second'));
    shutdown.onFlush(() => note(`flush: ${shutdown.state}`)());
    expect(shutdown.state).toBe('running');
    const codes = await Promise.all([shutdown.start('test'), shutdown.start('again')]);
    expect(codes).toEqual([0, 0]);
    expect(events).toEqual([
      'Shutting down (test)',
      'drain: draining',
      'second',
      'first: closing',
      'Shut down',
      'flush: closed',
      'exit 0',
    ]);
  });

  it('gives work that does not arrive over HTTP the time of requests, before resources close', async () => {
    const { shutdown, events, note } = make({ resourceTimeoutMs: 1 });
    shutdown.resource('database', note('database'));
    const end = async (name: string) => {
      await sleep(100);
      note(name)();
    };
    shutdown.resource('messages', () => end('messages'), { withRequests: true });
    shutdown.resource('jobs', () => end('jobs'), { withRequests: true });
    expect(await shutdown.start('test')).toBe(0);
    expect(events.slice(1)).toEqual(['messages', 'jobs', 'database', 'Shut down', 'exit 0']);
  });

  it('calls all drain listeners at once, independently of each other', () => {
    const { shutdown, events, note } = make({ drainDelayMs: 1_000 });
    shutdown.onDrain(() => {
      throw new Error('broken');
    });
    shutdown.onDrain(never);
    shutdown.onDrain(note('readiness is 503'));
    void shutdown.start('test');
    expect(events).toEqual(['Shutting down (test)', 'readiness is 503']);
  });

  it.each([
    ['fails', () => Promise.reject(BROKEN), BROKEN],
    ['fails with undefined', () => Promise.reject(undefined), undefined],
    ['never ends', never, new Error('timed out after 20 ms')],
  ])('exits with 1 when closing a resource %s, and logs why', async (_what, close, error) => {
    const { shutdown, events, fieldsOf, note } = make();
    const message = 'Could not close it';
    shutdown.resource('before', note('before'));
    shutdown.resource('it', close, { timeoutMs: 20 });
    expect(await shutdown.start('test')).toBe(1);
    expect(events).toEqual(['Shutting down (test)', message, 'before', 'Shut down', 'exit 1']);
    expect(fieldsOf[message]).toStrictEqual({ resource: 'it', error });
  });

  it('does not call a removed drain listener, and calls one that was added twice once per remaining entry', async () => {
    const { shutdown, events, note } = make();
    const listener = note('drain');
    const takeBack = shutdown.onDrain(listener);
    shutdown.onDrain(listener);
    takeBack();
    takeBack();
    await shutdown.start('test');
    expect(events.filter((event) => event === 'drain')).toEqual(['drain']);
  });

  it('exits with 1 when a drain listener fails: the load balancer may not know of the shutdown', async () => {
    const { shutdown, fieldsOf } = make();
    shutdown.onDrain(() => Promise.reject(BROKEN));
    expect(await shutdown.start('test')).toBe(1);
    expect(fieldsOf['A drain listener failed']).toEqual({ error: BROKEN });
  });

  it('completes with a logger and a flush that throw', async () => {
    const broken = () => {
      throw new Error('no space left');
    };
    const { shutdown, events } = make({ logger: { info: broken, warn: broken, error: broken } });
    shutdown.onFlush(broken);
    expect(await shutdown.start('test')).toBe(0);
    expect(events).toEqual(['exit 0']);
  });
});

describe('the log', () => {
  it('has the drain delay at the start, and the exit code and the duration at the end', async () => {
    const { shutdown, fieldsOf } = make({ drainDelayMs: 30 });
    const before = performance.now();
    await shutdown.start('test');
    const elapsedMs = performance.now() - before;
    expect(fieldsOf['Shutting down (test)']).toEqual({ drainDelayMs: 30 });
    const { exitCode, durationMs } = fieldsOf['Shut down'] as Record<string, number>;
    expect(exitCode).toBe(0);
    expect(durationMs).toBeGreaterThanOrEqual(25);
    expect(durationMs).toBeLessThanOrEqual(Math.ceil(elapsedMs));
  });

  it.each([
    [20, []],
    [21, ['and 1 more']],
  ])('names the first 20 requests of %d that were cut off', async (count, rest) => {
    const { shutdown, fieldsOf } = make({ requestTimeoutMs: 1 });
    let received = 0;
    const server = createServer(() => received++);
    shutdown.server(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const client = rawClient((server.address() as AddressInfo).port);
    const urls = Array.from({ length: count }, (_, number) => `/${number}`);
    client.send(...urls.flatMap((url) => [`GET ${url} HTTP/1.1`, 'Host: x', '']));
    await waitFor('all requests', () => received === count);
    expect(await shutdown.start('test')).toBe(1);
    await client.closed;
    const { requests } = fieldsOf['Requests were cut off'] as { requests: string[] };
    expect(requests.map((request) => request.replace(/ \(\d+ ms\)$/, ''))).toEqual([
      ...urls.slice(0, 20).map((url) => `GET ${url}`),
      ...rest,
    ]);
  });
});

describe('install', () => {
  const listeners = () =>
    ['SIGTERM', 'SIGINT', 'SIGHUP', 'uncaughtException', 'unhandledRejection'].map((event) =>
      process.listenerCount(event),
    );

  it('handles everything once, and is removed without a trace', () => {
    const before = listeners();
    const { shutdown } = make();
    shutdown.install();
    const undo = shutdown.install();
    expect(listeners().map((count, index) => count - (before[index] ?? 0))).toEqual([
      1, 1, 0, 1, 1,
    ]);
    undo();
    undo();
    expect(listeners()).toEqual(before);
  });

  it('handles the given signals', () => {
    const before = listeners();
    const undo = make({ signals: ['SIGHUP'] }).shutdown.install();
    expect(listeners().map((count, index) => count - (before[index] ?? 0))).toEqual([
      0, 0, 1, 1, 1,
    ]);
    undo();
  });
});

describe('resource', () => {
  it('rejects an invalid time-out and names it', () => {
    const { shutdown } = make();
    expect(() => shutdown.resource('database', never, { timeoutMs: NaN })).toThrow(
      'timeoutMs of database is NaN',
    );
  });
});

describe('the deadline', () => {
  it('exits once, with 1, and logs what is open in the order of closing', async () => {
    const limits = { requestTimeoutMs: 1, resourceTimeoutMs: 1, deadlineMs: 50 };
    const { shutdown, events, fieldsOf, note } = make(limits);
    let release = () => undefined as void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const options = { timeoutMs: 20_000 };
    shutdown.resource('database', note('database'), options);
    shutdown.resource('messages', () => released, { ...options, withRequests: true });
    const ended = shutdown.start('test');
    const message = 'Not shut down within 50 ms: exiting';
    await waitFor('the exit', () => events.includes('exit 1'));
    expect(events).toEqual(['Shutting down (test)', message, 'exit 1']);
    expect(fieldsOf[message]).toEqual({ requests: [], resources: ['messages', 'database'] });
    release();
    expect(await ended).toBe(1);
    expect(events.filter((event) => event.startsWith('exit'))).toEqual(['exit 1']);
  });

  it('does not keep an idle process alive', () => {
    const module = builtScript(join(import.meta.dirname, 'index.ts'));
    const script = `
      import { createShutdown } from ${JSON.stringify(module)};
      const shutdown = createShutdown({ drainDelayMs: 0, exit: () => console.log('exit') });
      process.on('exit', () => console.log(shutdown.state));
      void shutdown.start('test');`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 100_000,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toBe('exit\nclosed\n');
  });
});
