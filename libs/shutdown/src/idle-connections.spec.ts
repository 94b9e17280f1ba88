import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@gatehouse/testing';
import {
  ALL_ANSWERED,
  closeAll,
  echo,
  GENEROUS_MS,
  HOST,
  inFlight,
  serve,
  stopClockForTest,
} from './test/drained-server.ts';

let clock: ReturnType<typeof stopClockForTest>;
beforeEach(() => (clock = stopClockForTest()));
afterEach(closeAll);

/** Longer than two sweeps. A longer or shorter wait makes no correct server fail. */
const SWEEPS_MS = 110;

/** Starts to close a server, and returns after the first sweep. */
async function startClosing({ drain, server }: Awaited<ReturnType<typeof serve>>, ms: number) {
  const closing = drain.close(ms);
  let ended = false;
  void closing.then(() => (ended = true));
  await waitFor('the listener to close', () => !server.listening);
  return {
    closing,
    /** Advances the clock, and returns whether the server is closed after that. */
    endsWithin: async (elapsedMs: number) => {
      clock.advance(elapsedMs);
      await sleep(SWEEPS_MS);
      return ended;
    },
  };
}

/** A server whose responses begin at once, and end when the test says so. */
async function serveParts() {
  const begun: ServerResponse[] = [];
  const served = await serve((_request, response) => {
    response.write('first part, ');
    begun.push(response);
  });
  return { ...served, finish: () => void begun.shift()?.end('last part') };
}

describe('close', () => {
  it('gives a silent client one second from its connection, and an idle one from the close', async () => {
    const served = await serve(echo);
    const [idle, silent] = [served.client(), served.client()];
    idle.send('GET / HTTP/1.1', HOST, '');
    await idle.waitForText('answer');
    await waitFor('both connections', () => served.sockets.length === 2);
    clock.advance(999);
    const { closing, endsWithin } = await startClosing(served, GENEROUS_MS);
    const open = () => served.sockets.filter(({ destroyed }) => !destroyed).length;
    await endsWithin(0);
    expect(open()).toBe(2);
    clock.advance(1);
    await silent.closed;
    await endsWithin(998);
    expect(open()).toBe(1);
    clock.advance(1);
    await idle.closed;
    expect(await closing).toEqual(ALL_ANSWERED);
  });

  it('gives an idle client one second from the end of its last response', async () => {
    const served = await serveParts();
    const { send, waitForText, received, closed } = served.client();
    send('GET /begun HTTP/1.1', HOST, '');
    await waitForText('first part');
    served.drain.drain();
    const { closing, endsWithin } = await startClosing(served, GENEROUS_MS);
    clock.advance(5_000);
    served.finish();
    await waitForText('last part');
    expect(await endsWithin(999)).toBe(false);
    send('GET /next HTTP/1.1', HOST, '');
    await inFlight(served.drain, 1);
    served.finish();
    await closed;
    expect(received().match(/Connection: \S+|last part/g)).toEqual([
      'Connection: keep-alive',
      'last part',
      'Connection: close',
      'last part',
    ]);
    expect(await closing).toEqual(ALL_ANSWERED);
  });

  it('gives a client that sends the rest of its body one second from its last data', async () => {
    const served = await serve(echo);
    const { send, waitForText, closed } = served.client();
    send('POST / HTTP/1.1', HOST, 'Content-Length: 6', '');
    await waitForText('answer');
    const { closing, endsWithin } = await startClosing(served, GENEROUS_MS);
    const before = served.sockets[0]?.bytesRead ?? 0;
    expect(await endsWithin(600)).toBe(false);
    send('late');
    await waitFor('the rest', () => served.sockets[0]?.bytesRead === before + 6);
    expect(await endsWithin(0)).toBe(false);
    expect(await endsWithin(999)).toBe(false);
    clock.advance(1);
    expect(await closing).toEqual(ALL_ANSWERED);
    await closed;
  });

  it('waits for a pipelined request that arrived with one that has its response', async () => {
    const served = await serveParts();
    const { send, waitForText, received, closed } = served.client();
    send('GET /1 HTTP/1.1', HOST, '', 'GET /2 HTTP/1.1', HOST, '');
    await inFlight(served.drain, 2);
    served.finish();
    await waitForText('last part');
    served.drain.drain();
    const { closing, endsWithin } = await startClosing(served, GENEROUS_MS);
    expect(await endsWithin(5_000)).toBe(false);
    served.finish();
    await waitFor('both', () => received().match(/last part/g)?.length === 2);
    clock.advance(5_000);
    expect(await closing).toEqual(ALL_ANSWERED);
    await closed;
  });

  it('waits until a slow client has received its response completely', async () => {
    const SIZE = 20_000_000;
    const served = await serve((_request, response) => response.end('x'.repeat(SIZE)));
    const slow = served.client();
    slow.socket.pause();
    slow.send('GET / HTTP/1.1', HOST, '');
    await inFlight(served.drain, 1);
    const { closing, endsWithin } = await startClosing(served, GENEROUS_MS);
    expect(await endsWithin(5_000)).toBe(false);
    slow.socket.resume();
    await waitFor('the response', () => served.drain.openRequests().length === 0);
    clock.advance(5_000);
    expect(await closing).toEqual(ALL_ANSWERED);
    await slow.closed;
    expect(slow.received().split('\r\n\r\n')[1]).toHaveLength(SIZE);
  });

  it('cuts off a request exactly at the time-out', async () => {
    const served = await serve(() => undefined);
    served.client().send('GET /stuck HTTP/1.1', HOST, '');
    await inFlight(served.drain, 1);
    const { closing, endsWithin } = await startClosing(served, 5_000);
    expect(await endsWithin(4_999)).toBe(false);
    clock.advance(1);
    expect(await closing).toEqual({ cut: ['GET /stuck (5000 ms)'], ended: [] });
  });

  it('loses no request of an upgraded connection that its client does not close', async () => {
    const served = await serve(echo);
    served.server.on('upgrade', (_request, socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    const socket = connect({ port: served.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(`GET /socket HTTP/1.1\r\n${HOST}\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n`);
    await once(socket, 'data');
    const { closing, endsWithin } = await startClosing(served, 900);
    expect(await endsWithin(899)).toBe(false);
    clock.advance(1);
    expect(await closing).toEqual({ cut: [], ended: ['GET /socket upgraded (0 ms)'] });
    expect(served.sockets[0]?.destroyed).toBe(true);
    socket.destroy();
  });
});

describe('the requests in flight', () => {
  it('have their age, and the first 200 characters of their path', async () => {
    const { drain, client } = await serve(() => undefined);
    client().send(`GET /${'x'.repeat(5_000)} HTTP/1.1`, HOST, '');
    await inFlight(drain, 1);
    clock.advance(1_234);
    expect(drain.openRequests()).toEqual([`GET /${'x'.repeat(199)} (1234 ms)`]);
  });

  it('have the age from their arrival, also when a service emits them again as another event', async () => {
    const { server, drain, client } = await serve(() => undefined);
    let treat = () => undefined as void;
    server.on('checkContinue', (request, response) => {
      treat = () => void server.emit('request', request, response);
    });
    client().send('GET /a HTTP/1.1', HOST, 'Expect: 100-continue', '');
    await inFlight(drain, 1);
    clock.advance(1_000);
    treat();
    expect(drain.openRequests()).toEqual(['GET /a (1000 ms)']);
  });
});
