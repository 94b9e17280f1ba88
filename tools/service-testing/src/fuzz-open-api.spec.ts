import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fuzzOpenApi } from './fuzz-open-api.ts';

const document = {
  paths: {
    '/orders': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1 } }],
        responses: {
          200: {
            headers: { 'X-Request-Id': { required: true } },
            content: {
              'application/json': {
                schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  },
};

let server: Server;
let respond: (response: ServerResponse, url: string) => void;
beforeAll(async () => {
  server = createServer((request, response) => respond(response, request.url ?? ''));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close().closeAllConnections());

function fuzz() {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fuzzOpenApi({ url, document, headers: {} });
}
const send = (response: ServerResponse, status: number, body: string, more = {}) =>
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'X-Request-Id': '1', ...more })
    .end(body);

describe('fuzzOpenApi', () => {
  it('finds no problem if each response matches its description', async () => {
    respond = (response) => send(response, 200, '{"n":1}');
    expect(await fuzz()).toEqual([]);
  });

  it.each<[string, typeof respond, RegExp]>([
    ['a failure', (response) => send(response, 500, '{}'), /500 for \/orders/],
    ['a status', (response) => send(response, 404, '{}'), /404 is not described/],
    ['a body', (response) => send(response, 200, '{"n":"1"}'), /n must be integer/],
    [
      'a type',
      (response) => send(response, 200, 'x', { 'Content-Type': 'text/html' }),
      /of the type "text\/html"/,
    ],
    [
      'a missing header',
      (response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"n":1}'),
      /without the header X-Request-Id/,
    ],
    [
      'a value that is wrong, and is taken for a fault of the service',
      (response, url) => send(response, url.includes('0x10') ? 500 : 200, '{"n":1}'),
      /500 for \/orders\?limit=0x10/,
    ],
  ])('finds differences: %s', async (_what, wrong, problem) => {
    respond = wrong;
    expect(await fuzz()).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });
});
