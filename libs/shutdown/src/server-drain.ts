import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';

/** How often connections that have become idle are closed, in milliseconds. */
const SWEEP_MS = 50;

/** Follows one HTTP or HTTPS server's connections and requests, and brings it to a stop. */
export class ServerDrain {
  readonly #server: Server;
  readonly #connections = new Map<Socket, Connection>();
  #draining = false;
  #followsUpgrades = false;

  constructor(server: Server) {
    this.#server = server;
    // A TLS server's requests come over the encrypted socket, not over the one of 'connection'.
    server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket) =>
      this.#follow(socket),
    );
    const connections = this.#connections;
    function onClose(this: ServerResponse) {
      connections.get(this.req.socket)?.end(this);
    }
    // First in line, so that the header is settled before a handler answers.
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const connection = connections.get(socket) ?? this.#follow(socket);
      connection.begin(response);
      response.on('close', onClose);
      if (this.#draining) connection.announceClose();
    });
  }

  /** From now on every answer says `Connection: close`; connections are still accepted. */
  drain(): void {
    this.#draining = true;
    for (const connection of this.#connections.values()) connection.announceClose();
  }

  /**
   * Accepts no more connections and waits for the requests in flight.
   * @returns What had to be cut off after `timeoutMs`; empty when all were answered.
   */
  async close(timeoutMs: number): Promise<string[]> {
    // Not http's own close: it destroys connections whose answer is complete but not sent to its end.
    NetServer.prototype.close.call(this.#server);
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      this.#closeIdle();
      const left = deadline - performance.now();
      if (this.#connections.size === 0 || left <= 0) break;
      await sleep(Math.min(SWEEP_MS, left));
    }
    const cut = this.openRequests();
    for (const { socket } of this.#connections.values()) socket.destroy();
    return cut;
  }

  /** What is in flight, see {@link Connection.describe}. */
  openRequests(): string[] {
    return [...this.#connections.values()].flatMap((connection) => connection.describe());
  }

  #follow(socket: Socket): Connection {
    const connection = new Connection(socket);
    this.#connections.set(socket, connection);
    socket.once('close', () => this.#connections.delete(socket));
    this.#followUpgrades();
    return connection;
  }

  /** Only where the service upgrades connections itself: Node refuses upgrades as long as nobody listens. */
  #followUpgrades(): void {
    if (this.#followsUpgrades || this.#server.listenerCount('upgrade') === 0) return;
    this.#followsUpgrades = true;
    this.#server.prependListener('upgrade', (request: IncomingMessage) =>
      this.#connections.get(request.socket)?.upgrade(request),
    );
  }

  #closeIdle(): void {
    const connections = [...this.#connections.values()];
    for (const connection of connections) {
      if (!connection.isIdle()) continue;
      connection.socket.destroy();
      this.#connections.delete(connection.socket);
    }
    // Knows a few more, those whose client sent the rest of a body after its answer; but see close().
    if (!connections.some((connection) => connection.isSending()))
      this.#server.closeIdleConnections();
  }
}
