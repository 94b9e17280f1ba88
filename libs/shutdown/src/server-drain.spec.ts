import type { RequestListener } from 'node:http';
import { waitFor } from '@gatehouse/testing';
import {
  ALL_ANSWERED,
  closeAll,
  echo,
  GENEROUS_MS,
  HOST,
  inFlight,
  serve,
} from './test/drained-server.ts';

afterEach(closeAll);

/** A handler that holds its responses until the test releases them. */
function gate() {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const listener: RequestListener = (request, response) =>
    void opened.then(() => echo(request, response as never));
  return { open: () => open(), listener };
}

describe('a draining server', () => {
  it('completes a response that started before the drain, and sends close with the next one on its connection', async () => {
    let finish = () => undefined as void;
    const { drain, client } = await serve((request, response) => {
      if (request.url !== '/begun') return void echo(request, response as never);
      response.write('first part, ');
      finish = () => void response.end('last part');
    });
    const { send, waitForText, received, closed } = client();
    send('GET /begun HTTP/1.1', HOST, '');
    await waitForText('first part');
    drain.drain();
    finish();
    await waitForText('last part');
    send('GET /next HTTP/1.1', HOST, '');
    await closed;
    expect(received()).toMatch(/Connection: close[^]*answer to \/next/);
  });

  it('responds to all pipelined requests, to the last one with close', async () => {
    const { listener, open } = gate();
    const { drain, client } = await serve(listener);
    const { send, received, closed } = client();
    send('GET /1 HTTP/1.1', HOST, '', 'GET /2 HTTP/1.1', HOST, '');
    await inFlight(drain, 2);
    drain.drain();
    send('GET /3 HTTP/1.1', HOST, '');
    await inFlight(drain, 3);
    open();
    await closed;
    expect(received().match(/answer to \/\d|Connection: \S+/g)).toEqual([
      'Connection: keep-alive',
      'answer to /1',
      'Connection: keep-alive',
      'answer to /2',
      'Connection: close',
      'answer to /3',
    ]);
  });

  it.each(['checkContinue', 'checkExpectation'] as const)(
    'sends close with the response to a request with an Expect header: %s',
    async (event) => {
      const { server, drain, client } = await serve(() => undefined);
      let finish = () => undefined as void;
      server.on(event, (request, response) => {
        finish = () => void echo(request, response as never);
        // As services do that treat it like any other request.
        server.emit('request', request, response);
      });
      const { send, received, closed } = client();
      const expected = event === 'checkContinue' ? '100-continue' : 'tea';
      send('GET /a HTTP/1.1', HOST, `Expect: ${expected}`, '');
      await inFlight(drain, 1);
      drain.drain();
      finish();
      await closed;
      expect(received()).toMatch(/Connection: close[^]*answer to \/a/);
      expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    },
  );

  it('completes a request with an Expect header and the next one, also when the service treats the first one late', async () => {
    const { listener, open } = gate();
    const { server, drain, client } = await serve(listener);
    let treat = () => undefined as void;
    server.on('checkContinue', (request, response) => {
      treat = () => {
        response.writeContinue();
        server.emit('request', request, response);
      };
    });
    const { send, received, closed } = client();
    send('GET /1 HTTP/1.1', HOST, 'Expect: 100-continue', '', 'GET /2 HTTP/1.1', HOST, '');
    await inFlight(drain, 2);
    treat();
    drain.drain();
    open();
    await closed;
    expect(received().match(/answer to \/\d|Connection: \S+/g)).toEqual([
      'Connection: keep-alive',
      'answer to /1',
      'Connection: close',
      'answer to /2',
    ]);
  });

  it('sends close to an HTTP/1.0 client that asked for keep-alive', async () => {
    const { drain, client } = await serve((_request, response) => {
      response.setHeader('Content-Length', 2).end('ok');
    });
    const kept = client();
    kept.send('GET / HTTP/1.0', 'Connection: keep-alive', '');
    await kept.waitForText('ok');
    expect(kept.received()).toContain('Connection: keep-alive');
    drain.drain();
    kept.send('GET / HTTP/1.0', 'Connection: keep-alive', '');
    await kept.closed;
    expect(kept.received()).toContain('Connection: close');
  });
});

describe('close', () => {
  it('does not wait for connections that are idle or never sent anything', async () => {
    const { drain, client, sockets } = await serve(echo);
    const [idle, silent] = [client(), client()];
    idle.send('GET / HTTP/1.1', HOST, '');
    await idle.waitForText('answer');
    await waitFor('both connections', () => sockets.length === 2);
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    await Promise.all([idle.closed, silent.closed]);
  });

  it('does not wait for a client that sent the rest of its body after the response', async () => {
    const { drain, client, sockets } = await serve(echo);
    const { send, waitForText, closed } = client();
    send('POST / HTTP/1.1', HOST, 'Content-Length: 6', '');
    await waitForText('answer');
    const before = sockets[0]?.bytesRead ?? 0;
    send('late');
    await waitFor('the rest', () => sockets[0]?.bytesRead === before + 6);
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    await closed;
  });

  it('waits for requests in flight on a server that other code has closed', async () => {
    const { listener, open } = gate();
    const { server, drain, client } = await serve(listener);
    const { send, waitForText } = client();
    send('GET /last HTTP/1.1', HOST, '');
    await inFlight(drain, 1);
    server.close();
    const closing = drain.close(GENEROUS_MS);
    open();
    await waitForText('answer to /last');
    expect(await closing).toEqual(ALL_ANSWERED);
  });

  it('serves the connections that were established before, but not accepted yet', async () => {
    const { drain, client } = await serve(echo);
    const clients = Array.from({ length: 20 }, client);
    clients.forEach(({ send }, number) => send(`GET /${number} HTTP/1.1`, HOST, ''));
    expect(await drain.close(GENEROUS_MS)).toEqual(ALL_ANSWERED);
    clients.forEach(({ received }, number) => expect(received()).toContain(`answer to /${number}`));
  });

  it('names the requests that it cuts off: stuck, endless and incomplete ones', async () => {
    const { drain, client } = await serve(({ url }, response) => {
      if (url?.startsWith('/stream')) response.write('data: begin\n\n');
    });
    const [stuck, stream, half] = [client(), client(), client()];
    stuck.send('POST /stuck?token=hidden HTTP/1.1', HOST, 'Content-Length: 0', '');
    await inFlight(drain, 1);
    stream.send('GET /stream HTTP/1.1', HOST, '');
    await stream.waitForText('begin');
    half.send('GET /half HTTP/1.1', HOST);
    await inFlight(drain, 3);
    expect([...(await drain.close(100)).cut].sort()).toEqual([
      expect.stringMatching(/^GET \/stream \(\d+ ms\)$/),
      expect.stringMatching(/^POST \/stuck \(\d+ ms\)$/),
      expect.stringMatching(/^incomplete request \(\d+ ms\)$/),
    ]);
    await Promise.all([stuck.closed, stream.closed, half.closed]);
  });
});

describe('the memory of a server', () => {
  it('has one more listener for upgrades, however many connections there are', async () => {
    const { server, client } = await serve(echo);
    server.on('upgrade', (_request, socket) => socket.end());
    for (let connections = 0; connections < 3; connections++) {
      const { send, waitForText } = client();
      send('GET / HTTP/1.1', HOST, '');
      await waitForText('answer');
    }
    expect(server.listenerCount('upgrade')).toBe(2);
  });
});

describe('the memory of a connection', () => {
  it('is released when the connection ends, also with pipelined requests', async () => {
    const { drain, client } = await serve(() => undefined);
    const { send, socket } = client();
    send('GET /1 HTTP/1.1', HOST, '', 'GET /2 HTTP/1.1', HOST, '');
    await inFlight(drain, 2);
    socket.destroy();
    await inFlight(drain, 0);
  });
});
