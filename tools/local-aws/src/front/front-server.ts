import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonAnswer, send } from '../protocol/http-message.ts';
import { handleRequest, type Front } from './handle-request.ts';

/** The one HTTP server of the embedded AWS, listening. Rejects when the port is taken (EADDRINUSE). */
export async function listen(
  front: Front,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    handleRequest(front, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      send(response, jsonAnswer(400, { __type: 'InternalFailure', message }));
    });
  });
  // SDK clients keep connections open; closing them early would give them a race to lose.
  server.keepAliveTimeout = 120_000;
  server.listen(port, host);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}
