import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { waitFor } from '@gatehouse/testing';
import {
  ALL_ANSWERED,
  closeAll,
  echo,
  GENEROUS_MS,
  HOST,
  inFlight,
  listen,
  stopClockForTest,
} from './test/drained-server.ts';

afterEach(closeAll);

// With a pre-shared key, the test needs no certificate.
const psk = { ciphers: 'PSK', maxVersion: 'TLSv1.2' as const };
const key = Buffer.alloc(32);
const startServer = (listener = echo) =>
  listen(createTlsServer({ ...psk, pskCallback: () => key }, listener as never));

function connectClient(port: number) {
  const socket = connectTls({
    ...psk,
    port,
    host: '127.0.0.1',
    pskCallback: () => ({ psk: key, identity: 'test' }),
    checkServerIdentity: () => undefined,
  });
  socket.on('error', () => undefined);
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  return { socket, closed, received: () => received };
}

/** A network that holds what the server sends until `release` is called. */
async function startSlowNetwork(port: number) {
  const released = new AbortController();
  let sent = 0;
  const proxy = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.on('data', ({ length }) => (sent += length)).pipe(upstream);
    released.signal.addEventListener('abort', () => upstream.pipe(client));
    client.on('error', () => undefined);
    upstream.on('error', () => undefined).on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    sent: () => sent,
    release: () => released.abort(),
    stop: () => void proxy.close(),
  };
}

describe('a server over TLS', () => {
  it('responds with close, and does not wait for a client that never sent a request', async () => {
    const { drain, port } = await startServer();
    const open = async () => {
      const client = connectClient(port);
      await once(client.socket, 'secureConnect');
      return client;
    };
    const [idle, silent, late] = [await open(), await open(), await open()];
    idle.socket.write(`GET /idle HTTP/1.1\r\n${HOST}\r\n\r\n`);
    await waitFor('the answer', () => idle.received().includes('answer to /idle'));
    drain.drain();
    late.socket.write(`GET /late HTTP/1.1\r\n${HOST}\r\n\r\n`);
    await late.closed;
    expect(late.received()).toMatch(/Connection: close[^]*answer to \/late/);
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    await Promise.all([idle.closed, silent.closed]);
  });

  it('completes the handshake of a client that is connecting, and responds to its request', async () => {
    const { drain, port } = await startServer();
    const network = await startSlowNetwork(port);
    const client = connectClient(network.port);
    await waitFor('the handshake to begin', () => network.sent() > 0);
    drain.drain();
    let closed = false;
    const closing = drain.close(GENEROUS_MS).finally(() => (closed = true));
    await sleep(200);
    expect(closed).toBe(false);
    network.release();
    await once(client.socket, 'secureConnect');
    client.socket.write(`GET /early HTTP/1.1\r\n${HOST}\r\n\r\n`);
    expect(await closing).toEqual(ALL_ANSWERED);
    await client.closed;
    expect(client.received()).toMatch(/Connection: close[^]*answer to \/early/);
    network.stop();
  });

  it('does not wait for a client that never completes its handshake', async () => {
    const { drain, port } = await startServer();
    const network = await startSlowNetwork(port);
    const client = connectClient(network.port);
    const silentClosed = once(connect(port, '127.0.0.1').resume(), 'close');
    await waitFor('the handshake to begin', () => network.sent() > 0);
    const clock = stopClockForTest();
    let outcome: unknown;
    void drain.close(GENEROUS_MS).then((closed) => (outcome = closed));
    // Data that arrives late extends the wait by a second.
    for (let ms = 0; !outcome && ms < GENEROUS_MS / 2; ms += 1_000) {
      clock.advance(1_000);
      await sleep(110);
    }
    expect(outcome).toEqual(ALL_ANSWERED);
    network.release();
    await Promise.all([client.closed, silentClosed]);
    network.stop();
  });

  it('gives a client one second to begin its handshake', async () => {
    const clock = stopClockForTest();
    const { drain, server, port, sockets } = await startServer();
    const silentClosed = once(connect(port, '127.0.0.1').resume(), 'close');
    await waitFor('the connection', () => sockets.length === 1);
    clock.advance(999);
    const closing = drain.close(GENEROUS_MS);
    await waitFor('the listener to close', () => !server.listening);
    await sleep(110);
    expect(sockets[0]?.destroyed).toBe(false);
    clock.advance(1);
    expect(await closing).toEqual(ALL_ANSWERED);
    await silentClosed;
  });

  it('waits for a response, however long ago the handshake was', async () => {
    const clock = stopClockForTest();
    let finish = () => undefined as void;
    const { drain, server, port } = await startServer((_request, response) => {
      finish = () => void response.end('done');
    });
    const client = connectClient(port);
    await once(client.socket, 'secureConnect');
    client.socket.write(`GET / HTTP/1.1\r\n${HOST}\r\n\r\n`);
    await inFlight(drain, 1);
    drain.drain();
    const closing = drain.close(GENEROUS_MS);
    await waitFor('the listener to close', () => !server.listening);
    clock.advance(5_000);
    await sleep(110);
    finish();
    expect(await closing).toEqual(ALL_ANSWERED);
    await client.closed;
    expect(client.received()).toMatch(/Connection: close[^]*done/);
  });
});
