import { attempt } from './attempt.ts';
import type { Check, CheckState, CheckStatus } from './check.ts';
import { jittered } from './jittered.ts';
import { logStatus } from './log-status.ts';
import type { RunnerEvents } from './runner-events.ts';

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
    const wait = jittered(this.#check.intervalMs);
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
    const { logger, onState, onStatus } = this.#events;
    onState();
    if (!changed) return;
    attempt(() => logStatus(logger, this.#check, status, before.status === undefined, error));
    attempt(() => onStatus(status));
  }
}
