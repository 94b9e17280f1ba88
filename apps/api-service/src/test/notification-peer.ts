import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface PeerCall {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** A real HTTP server in place of notification-service. */
export interface NotificationPeer {
  readonly url: string;
  /** The received notifications, oldest first. */
  readonly calls: PeerCall[];
  /** Its response from now on; default 200. */
  answer: (response: ServerResponse) => void;
  stop(): Promise<void>;
}

export async function startNotificationPeer(): Promise<NotificationPeer> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') {
      response.end();
      return;
    }
    const { url: path, headers } = request;
    peer.calls.push({ path, headers, body: await json(request) });
    peer.answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer: NotificationPeer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    answer: (response) => void response.end('{}'),
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return peer;
}
