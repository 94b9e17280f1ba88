import type { Server } from 'node:http';

export type ShutdownState = 'running' | 'draining' | 'closing' | 'closed';

/**
 * Ends a process without losing a request: on SIGTERM or SIGINT it goes on serving for the drain
 * delay with `Connection: close` on every answer, stops accepting, waits for the requests in
 * flight, closes the resources in reverse order, flushes, and exits.
 *
 * Exit codes: 0 all was answered and closed; 1 something was cut off, failed to close, was open at
 * the deadline, or an uncaught error occurred; 128 + the signal's number after a second signal.
 * Event streams and upgraded connections that are ended are nothing lost: 0.
 */
export interface Shutdown {
  /** How far it has come. */
  readonly state: ShutdownState;
  /**
   * Follows the requests of an HTTP or HTTPS server from now on: call it before the server listens.
   * @example shutdown.server(createServer(app));
   */
  server(server: Server): void;
  /**
   * Called at once when the shutdown begins: the place to turn readiness to 503, and to end what
   * never ends by itself (event streams, WebSockets). A promise is waited for alongside the drain
   * delay, and `resourceTimeoutMs` at most.
   * @returns a function that takes the listener back, for one of a single connection.
   * @example response.on('close', shutdown.onDrain(() => response.end()));
   */
  onDrain(listener: () => unknown): () => void;
  /**
   * Has something closed after the last request; the last one registered goes first.
   * @throws {RangeError} where the time-out is no number of milliseconds.
   * @example shutdown.resource('database', () => pool.end(), { timeoutMs: 5_000 });
   */
  resource(name: string, close: () => unknown, options?: { timeoutMs?: number }): void;
  /**
   * The very last thing before the exit, also at the deadline: the place to flush logs. It has to be
   * synchronous; what takes longer is a {@link resource}, registered first to be closed last.
   * @example shutdown.onFlush(() => logger.flush());
   */
  onFlush(flush: () => unknown): void;
  /**
   * Handles signals and uncaught errors from now on.
   * @returns a function that undoes it.
   * @example shutdown.install();
   */
  install(): () => void;
  /**
   * Shuts down and exits. Calling it again changes nothing.
   * @returns the exit code.
   * @example await shutdown.start('the queue is empty');
   */
  start(reason: string): Promise<number>;
}
