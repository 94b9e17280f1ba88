import type { Server } from 'node:http';

/**
 * The result of a function that does its work: not another function, as in `() => pool.end` without
 * the parentheses.
 */
export type Called<T> = T extends (...args: never[]) => unknown ? never : T;

/** The result of a function that has done its work when it returns. */
export type Synchronous<T> = T extends PromiseLike<unknown> ? never : Called<T>;

/** The phases, in order. */
export type ShutdownState = 'running' | 'draining' | 'closing' | 'closed';

/**
 * The options of a resource.
 * @example shutdown.resource('queue', () => consumer.stop(), { withRequests: true });
 */
export interface ResourceOptions {
  /** Default `resourceTimeoutMs`; `requestTimeoutMs` with `withRequests`. */
  timeoutMs?: number;
  /** Closes together with the servers instead of after them. Default false. */
  withRequests?: boolean;
}

/**
 * Ends a process without losing a request. On SIGTERM or SIGINT it continues to serve for the drain
 * delay with `Connection: close` on every response, stops accepting connections, waits for the requests
 * in flight, closes the resources in reverse order, flushes, and exits.
 *
 * Exit codes: 0 if every request has its response and every resource is closed; 1 if a request was cut
 * off, a resource failed to close or was open at the deadline, or an error was uncaught; 128 + the
 * signal's number after a second signal. Ending event streams and upgraded connections loses nothing:
 * 0.
 */
export interface Shutdown {
  /** The current phase. */
  readonly state: ShutdownState;
  /**
   * Tracks the requests of an HTTP or HTTPS server from now on. Call it before the server listens.
   * @example shutdown.server(createServer(app));
   */
  server(server: Server): void;
  /**
   * Registers a listener for the start of the shutdown. Use it to turn readiness to 503, and to end
   * connections that never end by themselves (event streams, WebSockets). The shutdown awaits a
   * returned promise during the drain delay, for at most `resourceTimeoutMs`.
   * @returns a function that removes the listener, for listeners of a single connection.
   * @example response.on('close', shutdown.onDrain(() => response.end()));
   */
  onDrain<T>(listener: () => Called<T>): () => void;
  /**
   * Registers a resource to close after the last request; the last registered one closes first. With
   * `withRequests` it closes together with the servers, and has the time of the requests in flight: for
   * work that does not arrive over HTTP, such as messages of a queue.
   * @throws {RangeError} if the time-out is not a number of milliseconds.
   * @example shutdown.resource('database', () => pool.end(), { timeoutMs: 5_000 });
   */
  resource<T>(name: string, close: () => Called<T>, options?: ResourceOptions): void;
  /**
   * Registers the very last step before the exit, also at the deadline. Use it to flush logs. It must
   * be synchronous; for slower work, register a {@link resource} first, so that it closes last.
   * @example shutdown.onFlush(() => logger.flush());
   */
  onFlush<T>(flush: () => Synchronous<T>): void;
  /**
   * Handles signals and uncaught errors from now on.
   * @returns a function that removes the handlers.
   * @example shutdown.install();
   */
  install(): () => void;
  /**
   * Shuts down and exits. Further calls have no effect.
   * @returns the exit code.
   * @example await shutdown.start('the queue is empty');
   */
  start(reason: string): Promise<number>;
}
