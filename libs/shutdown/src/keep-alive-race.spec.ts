import { once } from 'node:events';
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@gatehouse/testing';
import { createShutdown } from './index.ts';
import { rawClient, type RawClient } from './test/raw-client.ts';

/**
 * The cases of http-terminator (https://github.com/gajus/http-terminator/tree/main/test), also without
 * a drain delay: a client reuses a connection while the server is closing it.
 */
const servers: Server[] = [];
const agents: Agent[] = [];
const clients: RawClient[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  for (const agent of agents.splice(0)) agent.destroy();
  for (const { socket } of clients.splice(0)) socket.destroy();
});

async function serve(listener: RequestListener, requestTimeoutMs = 10_000) {
  const server = createServer(listener);
  servers.push(server);
  server.keepAliveTimeout = 65_000;
  const codes: number[] = [];
  const shutdown = createShutdown({
    drainDelayMs: 0,
    requestTimeoutMs,
    resourceTimeoutMs: 100,
    exit: (code) => codes.push(code),
  });
  shutdown.server(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  const ask = async (path: string) => {
    const [response] = (await once(get({ port, path, agent }), 'response')) as [IncomingMessage];
    let body = '';
    for await (const chunk of response) body += String(chunk);
    return { body, connection: response.headers.connection };
  };
  const client = () => {
    const made = rawClient(port);
    clients.push(made);
    return made;
  };
  return { server, shutdown, ask, client, port };
}

const RUNS = Array.from({ length: 20 }, (_, run) => run + 1);

describe('a connection that the client reuses while the server closes', () => {
  it.each(RUNS)('stays open for a request that was queued for it (run %d)', async () => {
    let begun = false;
    const { shutdown, ask } = await serve((request, response) => {
      if (request.url === '/second') setTimeout(() => response.end('baz'), 20);
      else {
        response.write('foo');
        begun = true;
        setTimeout(() => response.end('bar'), 20 + 10 * Math.random());
      }
    });
    const first = ask('/first');
    await waitFor('the first request', () => begun);
    const ended = shutdown.start('test');
    const second = ask('/second');
    expect(await first).toEqual({ body: 'foobar', connection: 'keep-alive' });
    expect(await second).toEqual({ body: 'baz', connection: 'close' });
    expect(await ended).toBe(0);
  });

  it('stays open for a client that takes half a second, and for one that has only just connected', async () => {
    const { server, shutdown, client } = await serve((_request, response) => response.end('done'));
    const [reuses, connects] = [client(), client()];
    const request = ['GET / HTTP/1.1', 'Host: x', ''];
    reuses.send(...request);
    await reuses.waitForText('done');
    await waitFor('both', async () => (await connectionsOf(server)) === 2);
    const ended = shutdown.start('test');
    await sleep(500);
    reuses.send(...request);
    connects.send(...request);
    await Promise.all([reuses.closed, connects.closed]);
    for (const { received } of [reuses, connects])
      expect(received()).toMatch(/Connection: close[^]*done$/);
    expect(await ended).toBe(0);
  });

  it('stays open for a request that has arrived but that a busy event loop has not read yet', async () => {
    const { shutdown, client } = await serve((_request, response) => response.end('done'));
    const busy = client();
    busy.send('GET /first HTTP/1.1', 'Host: x', '');
    await busy.waitForText('done');
    const ended = shutdown.start('test');
    await sleep(400);
    busy.send('GET /second HTTP/1.1', 'Host: x', '');
    // Until the timers are due that run before the event loop reads the received data.
    const until = performance.now() + 1_000;
    while (performance.now() < until);
    await busy.closed;
    expect(busy.received().match(/done/g)).toHaveLength(2);
    expect(await ended).toBe(0);
  });
});

describe('closing', () => {
  it('ends at once without connections, and stops listening', async () => {
    const { server, shutdown } = await serve(() => undefined);
    const started = performance.now();
    expect(await shutdown.start('test')).toBe(0);
    expect([server.listening, performance.now() - started < 500]).toEqual([false, true]);
  });

  it('ends when the last response, which says close, has been sent', async () => {
    let received = false;
    const { shutdown, ask } = await serve((_request, response) => {
      received = true;
      setTimeout(() => response.end('foo'), 100);
    });
    const response = ask('/');
    await waitFor('the request', () => received);
    const started = performance.now();
    expect(await shutdown.start('test')).toBe(0);
    expect(performance.now() - started).toBeLessThan(900);
    expect(await response).toEqual({ body: 'foo', connection: 'close' });
  });

  it('refuses new connections while it waits, and cuts off hanging requests after the time-out', async () => {
    const { server, shutdown, ask, port } = await serve(() => undefined, 1_500);
    const hanging = ask('/').catch((error: NodeJS.ErrnoException) => error.code);
    await waitFor('it', async () => (await connectionsOf(server)) === 1);
    const ended = shutdown.start('test');
    await waitFor('the listener to close', () => !server.listening);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
    expect(await connectionsOf(server)).toBe(1);
    expect(await ended).toBe(1);
    expect(await hanging).toBe('ECONNRESET');
  });

  it('sends no Connection: close before it starts', async () => {
    const { ask } = await serve((_request, response) => response.end('foo'));
    expect(await ask('/')).toEqual({ body: 'foo', connection: 'keep-alive' });
  });
});

const connectionsOf = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
