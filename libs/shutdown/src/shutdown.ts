import type { Server } from 'node:http';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './logger.ts';
import {
  milliseconds,
  withDefaults,
  type ResolvedShutdownOptions,
  type ShutdownOptions,
} from './options.ts';
import { handleProcessEvents } from './process-events.ts';
import { Resources } from './resources.ts';
import { ServerDrain } from './server-drain.ts';
import type { ResourceOptions, Shutdown, ShutdownState } from './shutdown-interface.ts';
import { within } from './within.ts';

/** Maximum number of requests named in a log line. */
const MAX_NAMED = 20;

class ProcessShutdown implements Shutdown {
  readonly #settings: ResolvedShutdownOptions;
  readonly #servers: ServerDrain[] = [];
  readonly #resources = new Resources();
  /** Each closes on its own, at the same time as the servers. */
  readonly #withRequests: Resources[] = [];
  readonly #drainListeners = new Set<() => unknown>();
  readonly #flushes: (() => unknown)[] = [];
  #state: ShutdownState = 'running';
  #exitCode = 0;
  #signalled = false;
  #uninstall: (() => void) | undefined;
  #finished: Promise<number> | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor(settings: ResolvedShutdownOptions) {
    this.#settings = settings;
  }

  get state(): ShutdownState {
    return this.#state;
  }

  server(server: Server): void {
    this.#servers.push(new ServerDrain(server));
  }

  onDrain(listener: () => unknown): () => void {
    // A separate entry, so that removing a listener that was added twice removes one entry.
    const entry = () => listener();
    this.#drainListeners.add(entry);
    return () => void this.#drainListeners.delete(entry);
  }

  resource(name: string, close: () => unknown, options: ResourceOptions = {}): void {
    const { requestTimeoutMs, resourceTimeoutMs } = this.#settings;
    const {
      withRequests = false,
      timeoutMs = withRequests ? requestTimeoutMs : resourceTimeoutMs,
    } = options;
    const resources = withRequests ? new Resources() : this.#resources;
    resources.add(name, close, milliseconds(`timeoutMs of ${name}`, timeoutMs));
    if (withRequests) this.#withRequests.push(resources);
  }

  onFlush(flush: () => unknown): void {
    this.#flushes.push(flush);
  }

  install(): () => void {
    this.#uninstall ??= handleProcessEvents({
      signals: this.#settings.signals,
      onSignal: (signal) => this.#onSignal(signal),
      onUncaught: (what, error) => this.#onUncaught(what, error),
    });
    return () => {
      this.#uninstall?.();
      this.#uninstall = undefined;
    };
  }

  start(reason: string): Promise<number> {
    this.#finished ??= this.#run(reason);
    return this.#finished;
  }

  /**
   * Not "a signal during shutdown": ECS may send its first signal to a task that an error is already
   * ending.
   */
  #onSignal(signal: NodeJS.Signals): void {
    if (this.#signalled) {
      this.#log('warn', `Second signal (${signal}): exiting at once`, this.#stillOpen());
      this.#exit(128 + constants.signals[signal]);
      return;
    }
    this.#signalled = true;
    if (this.#finished) this.#log('info', `${signal}: shutting down already`);
    else void this.start(signal);
  }

  #onUncaught(what: string, error: unknown): void {
    this.#log('error', `Uncaught ${what}`, { error });
    this.#exitCode = 1;
    void this.start(`uncaught ${what}`);
  }

  async #run(reason: string): Promise<number> {
    const { drainDelayMs, requestTimeoutMs, deadlineMs } = this.#settings;
    const started = performance.now();
    this.#deadline = setTimeout(() => this.#onDeadline(), deadlineMs).unref();

    this.#state = 'draining';
    this.#log('info', `Shutting down (${reason})`, { drainDelayMs });
    for (const server of this.#servers) server.drain();
    await Promise.all([
      ...[...this.#drainListeners].map(this.#callDrainListener),
      sleep(drainDelayMs),
    ]);

    this.#state = 'closing';
    const [closed] = await Promise.all([
      Promise.all(this.#servers.map((server) => server.close(requestTimeoutMs))),
      ...this.#withRequests.map(this.#closeAll),
    ]);
    const ended = closed.flatMap((server) => server.ended);
    if (ended.length > 0)
      this.#log('info', 'Long-lived connections were ended', { connections: named(ended) });
    const cut = closed.flatMap((server) => server.cut);
    if (cut.length > 0) this.#fail('Requests were cut off', { requests: named(cut) });
    await this.#closeAll(this.#resources);

    const durationMs = Math.round(performance.now() - started);
    this.#log('info', 'Shut down', { exitCode: this.#exitCode, durationMs });
    this.#exit(this.#exitCode);
    return this.#exitCode;
  }

  readonly #closeAll = (resources: Resources): Promise<void> =>
    resources.closeAll((resource, error) =>
      this.#fail(`Could not close ${resource}`, { resource, error }),
    );

  readonly #callDrainListener = async (listener: () => unknown): Promise<void> => {
    try {
      await within(this.#settings.resourceTimeoutMs, listener);
    } catch (error) {
      this.#fail('A drain listener failed', { error });
    }
  };

  #onDeadline(): void {
    this.#fail(`Not shut down within ${this.#settings.deadlineMs} ms: exiting`, this.#stillOpen());
    this.#exit(1);
  }

  #stillOpen(): { requests: string[]; resources: string[] } {
    return {
      requests: named(this.#servers.flatMap((server) => server.openRequests())),
      resources: [...this.#withRequests, this.#resources].flatMap((some) => some.stillOpen()),
    };
  }

  #fail(message: string, fields: object): void {
    this.#log('error', message, fields);
    this.#exitCode = 1;
  }

  #log(level: keyof Logger, message: string, fields?: object): void {
    attempt(() => this.#settings.logger[level](message, fields));
  }

  #exit(code: number): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#deadline);
    this.#flushes.forEach(attempt);
    this.#settings.exit(code);
  }
}

/** Nothing may prevent the process from ending, least of all a broken logger. */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch {
    // See above.
  }
}

function named(requests: readonly string[]): string[] {
  const more = requests.length - MAX_NAMED;
  return more > 0 ? [...requests.slice(0, MAX_NAMED), `and ${more} more`] : [...requests];
}

/**
 * Creates a {@link Shutdown}. It handles nothing before `install()`.
 * @throws {RangeError} if the time-outs are inconsistent.
 * @example const shutdown = createShutdown({ logger, drainDelayMs: 10_000 });
 */
export function createShutdown(options: ShutdownOptions = {}): Shutdown {
  return new ProcessShutdown(withDefaults(options));
}
