import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpCheck } from './index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function peer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
}
const { signal } = new AbortController();

describe('httpCheck', () => {
  it('passes on 2xx, sends the given headers, and does not read an endless body', async () => {
    const url = await peer(({ headers }, response) => {
      response.writeHead(headers['x-caller'] === 'orders' ? 200 : 401).write('endless');
    });
    await httpCheck(url, { headers: { 'x-caller': 'orders' } })(signal);
    await expect(httpCheck(url)(signal)).rejects.toThrow('Responded with 401');
  });

  it('fails on a redirect and does not follow it', async () => {
    const url = await peer(({ url: path }, response) => {
      response.writeHead(path === '/health' ? 302 : 200, { Location: '/login' }).end();
    });
    await expect(httpCheck(url)(signal)).rejects.toThrow('Responded with 302');
  });

  it('fails when no server listens', async () => {
    const url = await peer(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(httpCheck(url)(signal)).rejects.toThrow();
  });

  it('stops when its signal aborts', async () => {
    const url = await peer(() => undefined);
    await expect(httpCheck(url)(AbortSignal.timeout(50))).rejects.toThrow(/timeout/i);
  });

  it.each(['orders/health', 'ftp://orders/health', 'http://user:hidden@orders/', '', 'http://'])(
    'rejects the URL %j at creation, without quoting it',
    (url) => {
      expect(() => httpCheck(url)).toThrow(/^httpCheck: expected (?!.*hidden)/);
    },
  );
});
