import type { Check, CheckState, CheckStatus } from './check.ts';
import type { Logger } from './logger.ts';

/** Runs are spread by up to this part of the interval, so that a fleet does not ask in step. */
const JITTER = 0.1;

/**
 * Runs one check in the background. Never two runs at once: a run that outlives its time-out counts
 * as failed, and no other is started until it has come to its end.
 */
export class CheckRunner {
  readonly #check: Required<Check>;
  readonly #logger: Logger;
  readonly #onChange: (status: CheckStatus) => void;
  #status: CheckStatus | undefined;
  #since: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #current: AbortController | undefined;
  #stopped = false;

  constructor(check: Required<Check>, logger: Logger, onChange: (status: CheckStatus) => void) {
    this.#check = check;
    this.#logger = logger;
    this.#onChange = onChange;
    void this.#runAndRepeat();
  }

  get state(): CheckState {
    const { name, critical } = this.#check;
    return { name, critical, status: this.#status, since: this.#since };
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
      const error = new Error(`No answer within ${timeoutMs} ms`);
      this.#settle('fail', error);
      controller.abort(error);
    }, timeoutMs).unref();
    try {
      await run(controller.signal);
      if (!controller.signal.aborted) this.#settle('pass');
    } catch (error) {
      if (!controller.signal.aborted) this.#settle('fail', error);
    } finally {
      clearTimeout(timer);
      this.#current = undefined;
    }
  }

  #settle(status: CheckStatus, error?: unknown): void {
    if (this.#stopped || status === this.#status) return;
    const first = this.#status === undefined;
    this.#status = status;
    this.#since = new Date().toISOString();
    const { name, critical } = this.#check;
    if (status === 'fail') {
      this.#logger.warn(`Health check ${name} fails`, { check: name, critical, error });
    } else if (!first) this.#logger.info(`Health check ${name} passes again`, { check: name });
    this.#onChange(status);
  }
}
