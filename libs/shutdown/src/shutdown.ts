import type { Server } from 'node:http';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { withDefaults, type Settings, type ShutdownOptions } from './options.ts';
import { ServerDrain } from './server-drain.ts';
import { within } from './within.ts';

export type ShutdownState = 'running' | 'draining' | 'closing' | 'closed';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends a process without losing a request: on SIGTERM or SIGINT it goes on serving for the drain
 * delay with `Connection: close` on every answer, stops accepting, waits for the requests in
 * flight, closes the resources in reverse order, flushes, and exits.
 *
 * Exit codes: 0 all was answered and closed; 1 something was cut off, failed to close, was open at
 * the deadline, or an uncaught error began it; 128 + the signal's number after a second signal.
 */
export class Shutdown {
  readonly #settings: Settings;
  readonly #servers: ServerDrain[] = [];
  readonly #resources: { name: string; close: () => unknown; timeoutMs: number }[] = [];
  readonly #drainListeners: (() => unknown)[] = [];
  readonly #flushes: (() => unknown)[] = [];
  #state: ShutdownState = 'running';
  #closing: string | undefined;
  #exitCode = 0;
  #finished: Promise<number> | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get state(): ShutdownState {
    return this.#state;
  }

  /** Follows the server's requests from now on: call it before the server listens. */
  server(server: Server): void {
    this.#servers.push(new ServerDrain(server));
  }

  /** Called at once when the shutdown begins: the place to turn readiness to 503. */
  onDrain(listener: () => unknown): void {
    this.#drainListeners.push(listener);
  }

  /** Has something closed after the last request; the last one registered goes first. */
  resource(name: string, close: () => unknown, options: { timeoutMs?: number } = {}): void {
    const timeoutMs = options.timeoutMs ?? this.#settings.resourceTimeoutMs;
    this.#resources.push({ name, close, timeoutMs });
  }

  /** The very last thing before the exit, also at the deadline: the place to flush logs. Synchronous. */
  onFlush(flush: () => unknown): void {
    this.#flushes.push(flush);
  }

  /** Handles SIGTERM, SIGINT and uncaught errors from now on. Returns what undoes it. */
  install(): () => void {
    const onSignal = (signal: NodeJS.Signals) => this.#onSignal(signal);
    const onError = (error: unknown) => this.#onUncaught(error);
    for (const signal of SIGNALS) process.on(signal, onSignal);
    // A rejection that nobody handles arrives here as well: Node raises it as an exception.
    process.on('uncaughtException', onError);
    return () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.off('uncaughtException', onError);
    };
  }

  /** Shuts down and exits. Calling it again changes nothing. Resolves with the exit code, just before the exit. */
  start(reason: string): Promise<number> {
    this.#finished ??= this.#run(reason);
    return this.#finished;
  }

  #onSignal(signal: NodeJS.Signals): void {
    if (this.#finished === undefined) {
      void this.start(signal);
      return;
    }
    this.#settings.logger.warn(`Second signal (${signal}): exiting at once`, this.#stillOpen());
    this.#exit(128 + constants.signals[signal]);
  }

  #onUncaught(error: unknown): void {
    this.#settings.logger.error('Uncaught error', { error });
    this.#exitCode = 1;
    void this.start('uncaught error');
  }

  async #run(reason: string): Promise<number> {
    const { logger, drainDelayMs, requestTimeoutMs, resourceTimeoutMs, deadlineMs } =
      this.#settings;
    const started = performance.now();
    setTimeout(() => {
      logger.error(`Not shut down within ${deadlineMs} ms: exiting`, this.#stillOpen());
      this.#exit(1);
    }, deadlineMs);

    this.#state = 'draining';
    logger.info(`Shutting down (${reason})`, { drainDelayMs });
    for (const server of this.#servers) server.drain();
    for (const listener of this.#drainListeners)
      await this.#attempt('drain listener', () => within(resourceTimeoutMs, listener));
    await sleep(drainDelayMs);

    this.#state = 'closing';
    const cut = await Promise.all(this.#servers.map((server) => server.close(requestTimeoutMs)));
    if (cut.flat().length > 0) {
      logger.error('Requests were cut off', { requests: cut.flat() });
      this.#exitCode = 1;
    }
    for (const { name, close, timeoutMs } of this.#resources.reverse()) {
      await this.#attempt(name, () => within(timeoutMs, close));
    }

    this.#state = 'closed';
    const durationMs = Math.round(performance.now() - started);
    logger.info('Shut down', { exitCode: this.#exitCode, durationMs });
    this.#exit(this.#exitCode);
    return this.#exitCode;
  }

  async #attempt(name: string, work: () => unknown): Promise<void> {
    this.#closing = name;
    try {
      await work();
    } catch (error) {
      this.#settings.logger.error(`Could not close ${name}`, { resource: name, error });
      this.#exitCode = 1;
    }
    this.#closing = undefined;
  }

  #stillOpen(): { requests: string[]; resource: string | undefined } {
    return {
      requests: this.#servers.flatMap((server) => server.openRequests()),
      resource: this.#closing,
    };
  }

  #exit(code: number): void {
    for (const flush of this.#flushes) {
      try {
        flush();
      } catch {
        // Nothing is left that could be told, and the exit must not depend on it.
      }
    }
    process.exit(code);
  }
}

/**
 * Makes a {@link Shutdown}; nothing is handled before `install()`.
 * @throws {RangeError} where the time-outs do not fit together.
 */
export function createShutdown(options: ShutdownOptions = {}): Shutdown {
  return new Shutdown(withDefaults(options));
}
