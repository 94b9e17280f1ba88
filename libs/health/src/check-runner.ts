import { attempt } from './attempt.ts';
import type { Check, CheckState, CheckStatus } from './check.ts';
import type { Logger } from './logger.ts';

/**
 * Varies the interval by up to this share, so that the tasks of a fleet do not check at the same time.
 */
const JITTER = 0.1;

export interface RunnerEvents {
  logger: Logger;
  /** Called when any part of the state has changed. */
  onState: () => void;
  /** Called when the status has changed. */
  onStatus: (status: CheckStatus) => void;
}

/**
 * Runs one check in the background, one run at a time. A run that exceeds its time-out counts as
 * failed, and the next run waits until it has ended.
 */
export class CheckRunner {
  readonly #check: Required<Check>;
  readonly #events: RunnerEvents;
  #state: CheckState;
  #timer: NodeJS.Timeout | undefined;
  #current: AbortController | undefined;
  #stopped = false;

  constructor(check: Required<Check>, events: RunnerEvents) {
    const { name, critical } = check;
    this.#check = check;
    this.#events = events;
    this.#state = {
      name,
      critical,
      status: undefined,
      since: undefined,
      timedOut: false,
      everPassed: false,
    };
  }

  get state(): CheckState {
    return this.#state;
  }

  start(): void {
    void this.#runAndRepeat();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#current?.abort();
  }

  async #runAndRepeat(): Promise<void> {
    await this.#runOnce();
    if (this.#stopped) return;
    const wait = this.#check.intervalMs * (1 + JITTER * (2 * Math.random() - 1));
    this.#timer = setTimeout(() => void this.#runAndRepeat(), wait).unref();
  }

  async #runOnce(): Promise<void> {
    const controller = new AbortController();
    this.#current = controller;
    const { timeoutMs, run } = this.#check;
    const timer = setTimeout(() => {
      const error = new Error(`No response within ${timeoutMs} ms`);
      this.#settle('fail', error, true);
      controller.abort(error);
    }, timeoutMs).unref();
    try {
      const result = await run(controller.signal);
      if (typeof result === 'function')
        throw new Error('The check returned a function instead of calling it');
      if (result === false) throw new Error('The check returned false');
      // A result after the time-out does not count.
      if (!controller.signal.aborted) this.#settle('pass');
    } catch (error) {
      if (!controller.signal.aborted) this.#settle('fail', error);
    } finally {
      clearTimeout(timer);
      this.#current = undefined;
    }
  }

  #settle(status: CheckStatus, error?: unknown, timedOut = false): void {
    const before = this.#state;
    const changed = status !== before.status;
    if (this.#stopped || (!changed && timedOut === before.timedOut)) return;
    this.#state = {
      ...before,
      status,
      timedOut,
      since: changed ? new Date().toISOString() : before.since,
      everPassed: before.everPassed || status === 'pass',
    };
    this.#events.onState();
    if (!changed) return;
    attempt(() => this.#log(status, before.status === undefined, error));
    attempt(() => this.#events.onStatus(status));
  }

  #log(status: CheckStatus, first: boolean, error: unknown): unknown {
    const { name, critical } = this.#check;
    const { logger } = this.#events;
    if (status === 'fail')
      return logger.warn(`Health check ${name} fails`, { check: name, critical, error });
    return first ? undefined : logger.info(`Health check ${name} passes again`, { check: name });
  }
}
