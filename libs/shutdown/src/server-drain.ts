import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as afterReading, setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';

/** How often connections that have become idle are closed, in milliseconds. */
const SWEEP_MS = 50;

/**
 * How long a connection has to be quiet before it is closed, in milliseconds. A client that was told
 * `keep-alive` may be sending its next request: closing would lose that. The client gets this long to
 * do so, and `Connection: close` with the response. What is left of the race is the network's: a client
 * that comes back later, in the very moment of the close, has to expect it (RFC 9112, section 9.5).
 */
const QUIET_MS = 1_000;

/** What became of the connections of a server that was closed. */
export interface Closed {
  /** What was not answered in time and cut off. */
  readonly cut: readonly string[];
  /** Event streams and upgraded connections, which never end by themselves. */
  readonly ended: readonly string[];
}

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
   * Accepts no more connections, ends what never ends by itself, and waits for the requests in
   * flight, for `timeoutMs` at most.
   */
  async close(timeoutMs: number): Promise<Closed> {
    // Not http's own close: it destroys connections whose answer is complete but not sent to its end.
    NetServer.prototype.close.call(this.#server);
    const deadline = performance.now() + timeoutMs;
    const ended: string[] = [];
    for (;;) {
      for (const connection of this.#connections.values()) ended.push(...connection.endLongLived());
      this.#closeIdle();
      const left = deadline - performance.now();
      if (this.#connections.size === 0 || left <= 0) break;
      await sleep(Math.min(SWEEP_MS, left));
      // All timers that are due run in one turn, after a long one too. Only then does Node read what has come meanwhile.
      await afterReading();
    }
    const cut: string[] = [];
    for (const connection of this.#connections.values()) {
      if (!connection.isUpgraded) cut.push(...connection.describe());
      connection.socket.destroy();
    }
    return { cut, ended };
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

  /** Called after the event loop has read what has come: that may be a request. */
  #closeIdle(): void {
    for (const connection of this.#connections.values()) {
      if (connection.quietForMs() < QUIET_MS) continue;
      if (!connection.isIdle() && !connection.isUpgraded) continue;
      connection.socket.destroy();
      this.#connections.delete(connection.socket);
    }
    // Knows a few more, those whose client sent the rest of a body after its answer; but see close().
    const mayClose = (connection: Connection) =>
      connection.isAnswering ? !connection.isSending() : connection.quietForMs() >= QUIET_MS;
    if ([...this.#connections.values()].every(mayClose)) this.#server.closeIdleConnections();
  }
}
