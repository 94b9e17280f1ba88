import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How often connections that have become idle are closed, in milliseconds. */
const SWEEP_MS = 50;

/** Follows one HTTP server's requests and connections, and brings it to a stop. */
export class ServerDrain {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Requests in flight with the moment (performance.now) that each came in. */
  readonly #requests = new Map<ServerResponse, number>();
  #draining = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    // First in line, so that the header is settled before a handler answers.
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
      if (this.#draining) response.shouldKeepAlive = false;
      this.#requests.set(response, performance.now());
      response.once('close', () => this.#requests.delete(response));
    });
  }

  /** From now on every answer says `Connection: close`; connections are still accepted. */
  drain(): void {
    this.#draining = true;
    for (const response of this.#requests.keys()) {
      if (!response.headersSent) response.shouldKeepAlive = false;
    }
  }

  /**
   * Accepts no more connections and waits for the requests in flight.
   * @returns What had to be cut off after `timeoutMs`; empty when all were answered.
   */
  async close(timeoutMs: number): Promise<string[]> {
    if (!this.#server.listening) return [];
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#closeIdle();
    const sweep = setInterval(() => this.#closeIdle(), SWEEP_MS);
    let cut: string[] = [];
    const deadline = setTimeout(() => {
      cut = this.openRequests();
      for (const socket of this.#sockets) socket.destroy();
    }, timeoutMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(deadline);
    return cut;
  }

  /** The requests in flight as `GET /path (1234 ms)`; without query strings, where secrets tend to be. */
  openRequests(): string[] {
    const now = performance.now();
    return [...this.#requests].map(([{ req }, started]) => {
      const [path] = (req.url ?? '').split('?');
      return `${req.method} ${path} (${Math.round(now - started)} ms)`;
    });
  }

  #closeIdle(): void {
    this.#server.closeIdleConnections();
    // Node does not count a connection that never sent anything as idle.
    for (const socket of this.#sockets) if (socket.bytesRead === 0) socket.destroy();
  }
}
