import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { waitFor } from '@gatehouse/testing';
import { rawClient } from './test/raw-client.ts';
import { startServer, type StartedServer } from './test/start-server.ts';

const servers: StartedServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.process.kill())));

async function start(settings?: object, prefix?: readonly string[]): Promise<StartedServer> {
  const server = await startServer(settings, prefix);
  servers.push(server);
  return server;
}

/** Sends a request, whose outcome is checked later, and waits until it is in flight. */
async function send(server: StartedServer, path: string) {
  const answer = fetch(server.url + path)
    .then(async (response) => ({ text: await response.text(), headers: response.headers }))
    .catch(() => 'cut' as const);
  await waitFor(path, () => server.process.stderr().includes(`received ${path}\n`));
  return { answer };
}

const term = (server: StartedServer) => server.process.child.kill('SIGTERM');
const entry = (server: StartedServer, message: RegExp) =>
  server.process.logs().find((line) => message.test(String(line['message'])));

const unshare = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
const mayUnshare = spawnSync('unshare', [...unshare.slice(1), 'true']).status === 0;

describe('a process', () => {
  it.concurrent.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s completes the requests in flight, closes resources in reverse, flushes, and exits with 0',
    async (signal) => {
      const server = await start({ resources: { first: 'ok', second: 'ok' } });
      const { answer } = await send(server, '/slow?ms=500');
      server.process.child.kill(signal);
      expect(await answer).toMatchObject({ text: 'slow' });
      expect(await server.process.exit).toEqual({ code: 0, signal: null });
      expect(server.messages().slice(1)).toEqual([
        `Shutting down (${signal})`,
        'draining',
        'closing second',
        'closing first',
        'Shut down',
        'flushed',
      ]);
    },
  );

  it.concurrent(
    'continues to accept requests while draining, and closes every client’s connection',
    async () => {
      const server = await start({ drainDelayMs: 1_500 });
      // In progress for longer than a busy machine takes for the signal.
      const { answer: before } = await send(server, '/slow?ms=3000');
      term(server);
      await server.process.waitForOutput(/draining/);
      const after = await fetch(server.url);
      expect([await after.text(), after.headers.get('connection')]).toEqual([
        'state draining',
        'close',
      ]);
      const first = await before;
      expect(first === 'cut' ? first : first.headers.get('connection')).toBe('close');
      expect(await server.process.exit).toMatchObject({ code: 0 });
    },
  );

  it.concurrent('exits quickly when it is idle, with or without idle connections', async () => {
    const server = await start();
    const silent = connect(server.port, '127.0.0.1');
    await once(silent, 'connect');
    await fetch(server.url);
    term(server);
    expect(await server.process.exit).toMatchObject({ code: 0 });
    const line = entry(server, /^Shut down/);
    expect(line).toMatchObject({ exitCode: 0 });
    expect(line?.['durationMs']).toBeLessThan(3_000);
    silent.destroy();
  });

  it.concurrent(
    'cuts off a stuck request, logs it without its query, and exits with 1',
    async () => {
      const server = await start({ requestTimeoutMs: 300 });
      const { answer } = await send(server, '/stuck?token=hidden');
      term(server);
      expect(await server.process.exit).toMatchObject({ code: 1 });
      expect(await answer).toBe('cut');
      expect(entry(server, /cut off/)?.['requests']).toEqual([
        expect.stringMatching(/^GET \/stuck \(\d+ ms\)$/),
      ]);
      expect(server.process.stdout()).not.toContain('hidden');
    },
  );

  it.concurrent('cuts off an endless response and exits with 1', async () => {
    const server = await start({ requestTimeoutMs: 300 });
    const { answer } = await send(server, '/stream');
    term(server);
    expect(await server.process.exit).toMatchObject({ code: 1 });
    expect(await answer).toBe('cut');
  });

  it.concurrent.each([
    ['by the hook of its connection', '/events?hook', 'data: begin\n\ndata: bye\n\n', undefined],
    ['without one', '/events', 'data: begin\n\n', [expect.stringMatching(/^GET \/events \(/)]],
  ])(
    'ends an event stream completely %s and exits with 0',
    async (_how, path, text, connections) => {
      const server = await start({ drainDelayMs: 200 });
      const { answer } = await send(server, path);
      term(server);
      expect(await answer).toMatchObject({ text });
      expect(await server.process.exit).toEqual({ code: 0, signal: null });
      expect(entry(server, /Long-lived connections were ended/)?.['connections']).toEqual(
        connections,
      );
    },
  );

  it.concurrent(
    'ends an upgraded connection and exits with 0, long before the time-out',
    async () => {
      const server = await start({ requestTimeoutMs: 10_000 });
      const { send: say, waitForText, closed } = rawClient(server.port);
      say('GET /echo HTTP/1.1', 'Host: x', 'Connection: upgrade', 'Upgrade: echo', '');
      await waitForText('101');
      term(server);
      await closed;
      expect(await server.process.exit).toEqual({ code: 0, signal: null });
      expect(entry(server, /^Shut down/)?.['durationMs']).toBeLessThan(8_000);
    },
  );

  it.concurrent(
    'names a stuck or broken resource, closes the others, and exits with 1',
    async () => {
      const server = await start({
        resources: { database: 'ok', queue: 'stuck', cache: 'throws' },
      });
      term(server);
      expect(await server.process.exit).toMatchObject({ code: 1 });
      expect(entry(server, /Could not close queue/)).toBeDefined();
      expect(entry(server, /Could not close cache/)).toBeDefined();
      expect(server.messages()).toContain('closing database');
    },
  );

  it.concurrent(
    'exits with 1 at the deadline in any case, and logs what was still open',
    async () => {
      const server = await start({
        requestTimeoutMs: 200,
        resourceTimeoutMs: 700,
        deadlineMs: 1_000,
        resources: { first: 'stuck', second: 'stuck', third: 'ok' },
      });
      term(server);
      expect(await server.process.exit).toMatchObject({ code: 1 });
      expect(entry(server, /Not shut down within 1000 ms/)).toMatchObject({
        resources: ['second', 'first'],
      });
      expect(server.messages().at(-1)).toBe('flushed');
    },
  );

  it.concurrent.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    'exits at once on a second signal, with its code, and logs what was still open: %s',
    async (signal, code) => {
      const server = await start({ resources: { database: 'ok' } });
      await send(server, '/stuck?token=hidden');
      term(server);
      await server.process.waitForOutput(/draining/);
      server.process.child.kill(signal);
      expect(await server.process.exit).toEqual({ code, signal: null });
      expect(entry(server, /Second signal/)).toMatchObject({
        requests: [expect.stringMatching(/^GET \/stuck \(\d+ ms\)$/)],
        resources: ['database'],
      });
      expect(server.messages().at(-1)).toBe('flushed');
    },
  );

  it.concurrent.each([
    ['/crash', 'Uncaught exception'],
    ['/reject', 'Uncaught rejection'],
  ])(
    'shuts down in the same way after an uncaught error, and exits with 1: %s',
    async (path, message) => {
      const server = await start({ drainDelayMs: 100, resources: { database: 'ok' } });
      const { answer } = await send(server, '/slow?ms=200');
      await fetch(server.url + path);
      expect(await answer).toMatchObject({ text: 'slow' });
      expect(await server.process.exit).toMatchObject({ code: 1 });
      expect(server.messages()).toEqual(expect.arrayContaining([message, 'closing database']));
      expect(entry(server, /^Uncaught/)?.['error']).toContain('the error itself');
    },
  );

  it.concurrent('is not cut short by a first signal while an error is ending it', async () => {
    const server = await start({ drainDelayMs: 400 });
    const { answer } = await send(server, '/slow?ms=600');
    await fetch(server.url + '/crash');
    await server.process.waitForOutput(/draining/);
    term(server);
    expect(await answer).toMatchObject({ text: 'slow' });
    expect(await server.process.exit).toMatchObject({ code: 1 });
    expect(server.messages()).toContain('SIGTERM: shutting down already');
  });

  (mayUnshare ? it.concurrent : it.concurrent.skip)(
    'shuts down in the same way on SIGTERM as PID 1',
    async () => {
      const server = await start({}, unshare);
      const { answer } = await send(server, '/slow?ms=300');
      const [child] = await waitFor('the child', () => childrenOf(server.process.child.pid));
      process.kill(child as number, 'SIGTERM');
      expect(await answer).toMatchObject({ text: 'slow' });
      expect(await server.process.exit).toMatchObject({ code: 0 });
      expect(server.messages()).toContain('Shut down');
    },
  );
});

function childrenOf(pid: number | undefined): number[] | undefined {
  const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return pids === '' ? undefined : pids.split(' ').map(Number);
}
