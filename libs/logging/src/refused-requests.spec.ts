import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { waitFor } from '@gatehouse/testing';
import { accessLog, logRefusedRequests, type AccessFields } from './index.ts';
import { makeLogger } from './test/make-logger.ts';

const { logger, logs } = makeLogger();
const counted: AccessFields[] = [];
const onRequest = (fields: AccessFields) => void counted.push(fields);
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(accessLog({ logger, onRequest }));
  app.post('/upload', express.json(), (_request, response) => void response.send('ok'));
  app.get('/half', (_request, response) => void response.write('half'));
  app.use((_error: unknown, _request: unknown, response: express.Response, _next: unknown) => {
    response.status(400).end();
  });
  server = createServer(
    { requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 },
    app,
  );
  logRefusedRequests(server, { logger, onRequest });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a text as it is, and returns what comes back until the connection ends. */
async function send(text: string, then: 'wait' | 'end' | 'destroy' = 'wait'): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString())).on('error', () => undefined);
  socket.write(text);
  const closed = once(socket, 'close');
  if (then !== 'wait') setTimeout(() => (then === 'end' ? socket.end() : socket.destroy()), 50);
  await closed;
  return received;
}

const upload = 'POST /upload?token=x HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n';

it.each<[string, string, 'wait' | 'end' | 'destroy', object]>([
  [
    'a request that is none',
    'HELLO\r\n\r\n',
    'wait',
    { status: 400, aborted: true, reason: 'HPE_INVALID_METHOD' },
  ],
  [
    'a header that is none',
    'GET /bad?token=x HTTP/1.1\r\nHost: h\r\nA B: c\r\n\r\n',
    'wait',
    { status: 400, method: 'GET', path: '/bad', aborted: true },
  ],
  [
    'headers that are too long',
    `GET /long HTTP/1.1\r\nHost: h\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
    'wait',
    { status: 431, aborted: true },
  ],
  [
    'headers that do not arrive',
    'GET /slow HTTP/1.1\r\nHost',
    'wait',
    { status: 408, aborted: true },
  ],
  [
    'a body that does not arrive',
    `${upload}Content-Length: 10\r\n\r\n{"a"`,
    'wait',
    { status: 408, method: 'POST', path: '/upload', aborted: true },
  ],
  [
    'a body that breaks off',
    `${upload}Content-Length: 10\r\n\r\n{"a"`,
    'destroy',
    { status: 400, path: '/upload', aborted: true },
  ],
  [
    'a body that ends early',
    `${upload}Content-Length: 10\r\n\r\n{"a"`,
    'end',
    { status: 400, path: '/upload', aborted: true },
  ],
  [
    'a chunk that is none',
    `${upload}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    'wait',
    { status: 400, path: '/upload', aborted: true },
  ],
  [
    'a response that breaks off',
    'GET /half HTTP/1.1\r\nHost: h\r\n\r\n',
    'destroy',
    { status: 200, path: '/half', aborted: true },
  ],
  [
    'a request without a host',
    'GET /nohost HTTP/1.1\r\n\r\n',
    'wait',
    { status: 400, path: '/nohost' },
  ],
  [
    'an unknown expectation',
    'GET /expect HTTP/1.1\r\nHost: h\r\nExpect: x\r\nConnection: close\r\n\r\n',
    'wait',
    { status: 417, path: '/expect' },
  ],
])('%s has one line, with the true status', async (_what, text, then, expected) => {
  logs.takeLines();
  counted.length = 0;
  const received = await send(text, then);
  await waitFor('the line', () => logs.entries().length > 0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const [line, ...others] = logs.entries();
  expect(others).toEqual([]);
  expect(line).toMatchObject({ log: 'access', ...expected });
  expect(counted).toMatchObject([expected]);
  const status = /^HTTP\/1.1 (\d+)/.exec(received)?.[1];
  if (status !== undefined) expect(Number(status)).toBe(line?.['status']);
});

it('a connection on which nothing is sent leaves no line', async () => {
  logs.takeLines();
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  await once(socket, 'close');
  expect(logs.entries()).toEqual([]);
});
