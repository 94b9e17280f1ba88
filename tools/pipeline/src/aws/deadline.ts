import { realClock, type Clock } from './clock.ts';
import { ResponseTimeoutError } from './response-timeout-error.ts';

/** All times in milliseconds. */
export interface DeadlineOptions {
  /** For all requests together. */
  readonly timeoutMs: number;
  /** For one request. */
  readonly requestTimeoutMs: number;
  /** The poll interval. */
  readonly pollMs: number;
  /** Ends all waiting; its reason is then thrown. */
  readonly interrupt?: AbortSignal;
  /** Measures everything except the time of one request. */
  readonly clock?: Clock;
}

/** The moment at which all waiting ends, and the time limit of a single request until then. */
export class Deadline {
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly #requestTimeoutMs: number;
  readonly #interrupt: AbortSignal | undefined;
  readonly #clock: Clock;
  readonly #end: number;

  constructor({
    timeoutMs,
    requestTimeoutMs,
    pollMs,
    interrupt,
    clock = realClock,
  }: DeadlineOptions) {
    this.timeoutMs = timeoutMs;
    this.pollMs = pollMs;
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#interrupt = interrupt;
    this.#clock = clock;
    this.#end = clock.now() + timeoutMs;
  }

  get left(): number {
    return Math.max(0, this.#end - this.#clock.now());
  }

  throwIfInterrupted(): void {
    this.#interrupt?.throwIfAborted();
  }

  /** Waits, but not past the deadline; returns whether time is left. */
  async wait(ms: number): Promise<boolean> {
    const signal = this.#interrupt;
    await this.#clock.sleep(Math.min(ms, this.left), signal).catch(() => signal?.throwIfAborted());
    return this.left > 0;
  }

  /**
   * Sends one request.
   * @param call Must stop when the signal is aborted.
   * @throws {ResponseTimeoutError} if the request takes too long, or the deadline passes
   */
  async ask<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.throwIfInterrupted();
    const limit = Math.min(this.#requestTimeoutMs, this.left);
    const timedOut = () => new ResponseTimeoutError(limit, limit < this.#requestTimeoutMs);
    if (limit === 0) throw timedOut();
    const controller = new AbortController();
    let giveUp: (reason: unknown) => void = () => undefined;
    // Raced in addition to the signal: the SDK ignores the signal while it reads a response's body.
    const tooLate = new Promise<never>((_, reject) => {
      giveUp = (reason) => {
        reject(reason as Error);
        controller.abort();
      };
    });
    const timer = setTimeout(() => giveUp(timedOut()), limit);
    const interrupted = () => giveUp(this.#interrupt?.reason);
    this.#interrupt?.addEventListener('abort', interrupted, { once: true });
    try {
      return await Promise.race([call(controller.signal), tooLate]);
    } finally {
      clearTimeout(timer);
      this.#interrupt?.removeEventListener('abort', interrupted);
    }
  }
}
