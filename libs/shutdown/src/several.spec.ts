import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createShutdown } from './index.ts';

const servers: Server[] = [];
const undo: (() => void)[] = [];
afterEach(() => {
  undo.splice(0).forEach((call) => call());
  servers.splice(0).forEach((server) => server.close().closeAllConnections());
});

async function serve(name: string): Promise<string> {
  const server = createServer((request, response) => {
    setTimeout(() => response.end(name), request.url === '/slow' ? 300 : 0);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a process with several servers', () => {
  it('drains and closes each of them, and completes the requests in flight on each', async () => {
    const urls = await Promise.all(['public', 'admin'].map(serve));
    const codes: number[] = [];
    const shutdown = createShutdown({ drainDelayMs: 200, exit: (code) => void codes.push(code) });
    for (const server of servers) shutdown.server(server);
    const answers = urls.map(async (url) => {
      const response = await fetch(`${url}/slow`);
      return [await response.text(), response.headers.get('connection')];
    });
    await Promise.all(servers.map((server) => once(server, 'request')));
    const ended = shutdown.start('test');
    expect(await Promise.all(answers)).toEqual([
      ['public', 'close'],
      ['admin', 'close'],
    ]);
    expect([await ended, codes]).toEqual([0, [0]]);
    expect(servers.map(({ listening }) => listening)).toEqual([false, false]);
  });
});

describe('a process with several signals', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGUSR2'] as const)('shuts down on %s', async (signal) => {
    const events: string[] = [];
    const ended = new Promise<void>((resolve) => {
      const shutdown = createShutdown({
        drainDelayMs: 0,
        signals: ['SIGTERM', 'SIGINT', 'SIGUSR2'],
        logger: { info: (message) => void events.push(message), warn: fail, error: fail },
        exit: (code) => {
          events.push(`exit ${code}`);
          resolve();
        },
      });
      shutdown.resource('database', () => void events.push('closing'));
      undo.push(shutdown.install());
    });
    // Not `process.kill`: the test runner listens as well.
    const ours = process.listeners(signal).at(-1) as (signal: NodeJS.Signals) => void;
    ours(signal);
    await ended;
    expect(events).toEqual([`Shutting down (${signal})`, 'closing', 'Shut down', 'exit 0']);
  });
});

function fail(message: string): void {
  throw new Error(message);
}
