import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ALL_ANSWERED, closeAll, echo, GENEROUS_MS, HOST, serve } from './test/drained-server.ts';

const EVENTS = { 'content-type': 'text/event-stream' };
afterEach(closeAll);

describe('close', () => {
  it('ends an upgraded connection and reports it separately, because nothing is lost', async () => {
    const { server, drain, client } = await serve(echo);
    server.on('upgrade', (_request, socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    const { send, waitForText, closed } = client();
    send('GET /socket?token=hidden HTTP/1.1', HOST, 'Connection: upgrade', 'Upgrade: x', '');
    await waitForText('101');
    expect(drain.openRequests()).toEqual([expect.stringMatching(/^GET \/socket upgraded/)]);
    expect(await drain.close(GENEROUS_MS)).toEqual({
      cut: [],
      ended: [expect.stringMatching(/^GET \/socket upgraded \(\d+ ms\)$/)],
    });
    await closed;
  });

  it('sends all that an upgraded connection still has, also if it was quiet before', async () => {
    const { server, drain, client } = await serve(echo);
    const size = 16_000_000;
    server.on('upgrade', (_request, socket) =>
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n\r\n${'x'.repeat(size)}`),
    );
    const { socket, send, waitForText, received, closed } = client();
    send('GET /socket HTTP/1.1', HOST, 'Connection: upgrade', 'Upgrade: x', '');
    await waitForText('101');
    socket.pause();
    // Longer than the time after which an idle connection is closed.
    await sleep(1_200);
    const closing = drain.close(GENEROUS_MS);
    await sleep(300);
    socket.resume();
    await Promise.all([closing, closed]);
    expect(received().length).toBeGreaterThan(size);
  });

  it.each([
    ['writeHead', (response: ServerResponse) => response.writeHead(200, EVENTS)],
    [
      'setHeader',
      (response: ServerResponse) => response.setHeaders(new Map(Object.entries(EVENTS))),
    ],
  ])(
    'ends event streams after their last byte and reports them separately: %s',
    async (_how, begin) => {
      const { drain, client } = await serve((_request, response) => {
        begin(response as never);
        response.write('data: 1\n\n');
      });
      const { send, waitForText, received, closed } = client();
      send('GET /events?token=hidden HTTP/1.1', HOST, '');
      await waitForText('data: 1');
      expect(await drain.close(GENEROUS_MS)).toEqual({
        cut: [],
        ended: [expect.stringMatching(/^GET \/events \(\d+ ms\)$/)],
      });
      await closed;
      expect(received()).toMatch(/data: 1\n\n\r\n0\r\n\r\n$/);
    },
  );

  it('keeps refusing upgrades if the server has no handler for them', async () => {
    const { drain, client } = await serve(echo);
    const { send, waitForText } = client();
    send('GET /plain HTTP/1.1', HOST, 'Connection: upgrade', 'Upgrade: x', '');
    await waitForText('answer to /plain');
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
  });
});
