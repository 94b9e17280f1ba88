import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { Router } from 'express';
import { seededSecrets } from '@gatehouse/testing';
import { startToy, type Toy } from './toy-service.ts';
import { Wire } from './wire.ts';

export interface ListeningToy extends Toy {
  readonly url: string;
  /** A connection to it, for requests that no HTTP client would send. */
  connect(): Promise<Wire>;
  /** The access lines so far, as `GET /ok 200`, those of aborted requests with `aborted`. */
  accessLines(): string[];
  logged(event: string): Record<string, unknown>[];
}

/** The lines of a request with a key, for {@link Wire}. */
export function requestText(line: string, headers: Record<string, string> = {}, body = ''): string {
  const all = { Host: 'toy', 'X-Api-Key': seededSecrets.currentKey, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** A listening service with these handlers, by the paths that they serve for any method. */
export async function listenToy(
  environment: Record<string, string>,
  handlers: Record<string, RequestHandler> = {},
): Promise<ListeningToy> {
  const routes = () => {
    const router = Router();
    for (const [path, handler] of Object.entries(handlers)) router.use(path, handler);
    return router.get('/ok', (_request, response) => void response.json({ ok: true }));
  };
  const toy = await startToy(environment, { routes });
  const { server } = toy.service;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const wires: Wire[] = [];
  return {
    ...toy,
    url: `http://127.0.0.1:${port}`,
    async connect() {
      const wire = await Wire.to(port);
      wires.push(wire);
      return wire;
    },
    accessLines: () =>
      toy.logs
        .entries()
        .filter(({ log }) => log === 'access')
        .map(({ message, aborted }) => `${message}${aborted === true ? ' aborted' : ''}`),
    logged: (event) => toy.logs.entries().filter((entry) => entry['event'] === event),
    async close() {
      for (const wire of wires) wire.close();
      server.close().closeAllConnections();
      await toy.close();
    },
  };
}
