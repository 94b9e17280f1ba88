import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that responds as a Gatehouse service does, except for what a test changes. */
export interface StandInService {
  readonly origin: string;
  /** `POST /notify {...}` for each request so far, with its key where it has one. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** How it answers, by path. */
export type Routes = Readonly<Record<string, RequestListener>>;

export const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export const answer = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) => {
  const type = { 'content-type': 'application/json' };
  response.writeHead(status, { ...SECURITY_HEADERS, ...type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

export const health = (report: object, status = 200): RequestListener =>
  function (_request, response) {
    answer(response, status, report, { 'content-type': 'application/health+json' });
  };

const property = (...examples: unknown[]) => ({ type: 'string', examples });
export const OPEN_API = {
  openapi: '3.1.0',
  paths: {
    '/notify': {
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: { properties: { message: property('Hello'), topic: property('news') } },
            },
          },
        },
      },
    },
  },
};

const GOOD: Routes = {
  '/health': health({ status: 'pass' }),
  '/openapi.json': (_request, response) => answer(response, 200, OPEN_API),
  '/notify': ({ headers }, response) =>
    answer(response, headers['x-api-key'] === 'right' ? 200 : 401, {}),
};

/** @param routes What it answers otherwise than a good one */
export async function standInService(routes: Routes = {}): Promise<StandInService> {
  const requests: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    const chunks = await request.toArray();
    const key = headers['x-api-key'] ?? headers.authorization;
    requests.push([method, url, ...chunks.map(String), ...(key ? [String(key)] : [])].join(' '));
    const route = { ...GOOD, ...routes }[url];
    if (route) route(request, response);
    else answer(response, 404, {});
  });
  // Node closes a connection that is idle for 5 s, which on a busy machine a test may still use.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.close().closeAllConnections();
      await once(server, 'close');
    },
  };
}
