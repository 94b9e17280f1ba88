import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutgoingClient } from '../outgoing-client.ts';
import type { OutgoingOptions } from '../outgoing-options.ts';

export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

export const ok: Answer = (response) => response.end('{"ok":true}');
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('the password is x');
export const hang: Answer = () => undefined;
export const cut: Answer = (response) => response.destroy();

/** A real HTTP server in place of the peer. */
export interface Peer {
  readonly url: string;
  calls: IncomingMessage[];
  /** The responses in order; the last one repeats. */
  answers: Answer[];
  stop(): void;
}

export async function startPeer(): Promise<Peer> {
  const server = createServer((request, response) => {
    peer.calls.push(request);
    (peer.answers.length > 1 ? peer.answers.shift() : peer.answers[0])?.(response, request);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer: Peer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    answers: [ok],
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return peer;
}

/** Its time-outs are long, because a busy machine may take seconds for a response. */
export const clientOf = ({ url }: Peer, options: Partial<OutgoingOptions> = {}) =>
  createOutgoingClient({
    name: 'ledger',
    url,
    timeoutMs: 60_000,
    attemptTimeoutMs: 30_000,
    ...options,
  });
