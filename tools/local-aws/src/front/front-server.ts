import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonResponse, send } from '../protocol/http-message.ts';
import { handleRequest } from './handle-request.ts';
import type { Front } from './front.ts';

/** Starts the HTTP server of the embedded AWS. Rejects if the port is taken (EADDRINUSE). */
export async function listen(
  front: Front,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handleRequest(front, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      send(response, jsonResponse(400, { __type: 'InternalFailure', message }));
    });
  });
  // SDK clients keep connections open; closing an idle one races with the client's next request.
  server.keepAliveTimeout = 120_000;
  server.listen(port, host);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}
