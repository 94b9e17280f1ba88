import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as afterReading, setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';

/** How many connections the operating system keeps waiting: Node's default for `listen`. */
const BACKLOG = 511;
/** Milliseconds between two sweeps that close idle connections. */
const SWEEP_MS = 50;

/**
 * Milliseconds without traffic before an idle connection closes. A client that has received
 * `keep-alive` may be sending its next request, and closing would lose it. The client has this long to
 * do so, and gets `Connection: close` with the response. The rest of the race is inherent to the
 * network: a client that returns later, at the very moment of the close, must expect it (RFC 9112,
 * section 9.5).
 */
const QUIET_MS = 1_000;

/** The outcome for the connections of a closed server. */
export interface Closed {
  /** The requests that were cut off without a complete response. */
  readonly cut: readonly string[];
  /** Event streams and upgraded connections, which never end by themselves. */
  readonly ended: readonly string[];
}

/** Tracks the connections and requests of one HTTP or HTTPS server, and stops the server. */
export class ServerDrain {
  readonly #server: Server;
  readonly #connections = new Map<Socket, Connection>();
  /** Of a TLS server, by the client's address: the socket of a handshake is not the one of its requests. */
  readonly #handshakes = new Map<string, Connection>();
  #draining = false;
  #accepted = 0;
  readonly #followed = new Set<string>();
  readonly #onRequest: (request: IncomingMessage, response: ServerResponse) => void;

  constructor(server: Server) {
    this.#server = server;
    const isTls = 'setSecureContext' in server;
    server.on('connection', (socket: Socket) => {
      this.#accepted++;
      if (isTls) this.#followHandshake(socket);
      else this.#follow(socket);
    });
    // Only a TLS server emits it.
    server.on('secureConnection', (socket: Socket) => {
      this.#handshakes.delete(addressOf(socket));
      this.#follow(socket);
    });
    const connections = this.#connections;
    function onClose(this: ServerResponse) {
      connections.get(this.req.socket)?.end(this);
    }
    this.#onRequest = ({ socket }, response) => {
      const connection = connections.get(socket) ?? this.#follow(socket);
      if (connection.begin(response)) response.on('close', onClose);
      if (this.#draining) connection.announceClose();
    };
    // First in line, so that the header is set before a handler responds.
    server.prependListener('request', this.#onRequest);
  }

  /** Makes every response say `Connection: close` from now on; connections are still accepted. */
  drain(): void {
    this.#draining = true;
    for (const connection of this.#connections.values()) connection.announceClose();
  }

  /**
   * Stops accepting connections, ends long-lived ones, and waits for the requests in flight, and for clients that are
   * connecting, for at most `timeoutMs`.
   */
  async close(timeoutMs: number): Promise<Closed> {
    const deadline = performance.now() + timeoutMs;
    await this.#acceptWaiting(deadline);
    // Not http's own close: it destroys connections whose response is complete but not fully sent.
    NetServer.prototype.close.call(this.#server);
    const ended: string[] = [];
    for (;;) {
      for (const connection of this.#connections.values()) ended.push(...connection.endLongLived());
      this.#closeIdle();
      const left = deadline - performance.now();
      if (this.#connections.size + this.#handshakes.size === 0 || left <= 0) break;
      await sleep(Math.min(SWEEP_MS, left));
      // All due timers run in one turn, even after a long one. Only then does Node read the data that
      // has arrived.
      await afterReading();
    }
    const cut: string[] = [];
    for (const connection of this.#connections.values()) {
      if (!connection.isUpgraded) cut.push(...connection.describe());
      connection.socket.destroy();
    }
    for (const { socket } of this.#handshakes.values()) socket.destroy();
    return { cut, ended };
  }

  /** The requests in flight, see {@link Connection.describe}. */
  openRequests(): string[] {
    return [...this.#connections.values()].flatMap((connection) => connection.describe());
  }

  /**
   * Accepts the connections that the operating system has already established: closing would reset them, with their requests.
   * Node accepts one in each turn, and after a blocked one, many may wait. Later ones are not waited for.
   */
  async #acceptWaiting(deadline: number): Promise<void> {
    for (let turn = 0; turn < BACKLOG && performance.now() < deadline; turn++) {
      const before = this.#accepted;
      await afterReading();
      if (this.#accepted === before) return;
    }
  }

  #follow(socket: Socket): Connection {
    const connection = new Connection(socket);
    this.#connections.set(socket, connection);
    socket.once('close', () => this.#connections.delete(socket));
    this.#followOnce('upgrade', this.#onUpgrade);
    // Requests with an Expect header, for which Node emits no 'request'.
    this.#followOnce('checkContinue', this.#onRequest);
    this.#followOnce('checkExpectation', this.#onRequest);
    return connection;
  }

  #followHandshake(socket: Socket): void {
    const address = addressOf(socket);
    this.#handshakes.set(address, new Connection(socket));
    socket.once('close', () => this.#handshakes.delete(address));
  }

  readonly #onUpgrade = (request: IncomingMessage): void =>
    this.#connections.get(request.socket)?.upgrade(request);

  /**
   * Only if the service handles the event itself: as long as there is no listener, Node refuses upgrades, and emits
   * 'request' for expectations.
   */
  #followOnce(
    event: string,
    listener: (request: IncomingMessage, response: ServerResponse) => void,
  ): void {
    if (this.#followed.has(event) || this.#server.listenerCount(event) === 0) return;
    this.#followed.add(event);
    this.#server.prependListener(event, listener);
  }

  /** Called after the event loop has read the received data, which may be a request. */
  #closeIdle(): void {
    for (const handshake of this.#handshakes.values())
      if (handshake.quietForMs() >= QUIET_MS) handshake.socket.destroy();
    for (const connection of this.#connections.values()) {
      if (connection.quietForMs() < QUIET_MS) continue;
      if (!connection.isIdle() && !connection.isUpgraded) continue;
      connection.socket.destroy();
    }
    // Also closes connections whose client sent the rest of a body after its response; but see close().
    const mayClose = (connection: Connection) =>
      connection.isResponding ? !connection.isSending() : connection.quietForMs() >= QUIET_MS;
    if ([...this.#connections.values()].every(mayClose)) this.#server.closeIdleConnections();
  }
}

const addressOf = ({ remoteAddress, remotePort }: Socket): string =>
  `${remoteAddress} ${remotePort}`;
