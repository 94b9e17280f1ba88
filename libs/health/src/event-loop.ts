/** How often the event loop has to come round, in milliseconds. */
const BEAT_MS = 500;

/**
 * Tells whether the event loop is alive. A loop that is stuck for good answers no probe at all; what
 * this sees is one that comes round so rarely that requests time out: its latest beat is late, or it
 * was, within the last `windowMs`.
 */
export class EventLoop {
  readonly #maxDelayMs: number;
  readonly #windowMs: number;
  readonly #timer: NodeJS.Timeout;
  #lastBeat = performance.now();
  #lastStuck = -Infinity;

  constructor(maxDelayMs: number, windowMs = 10_000) {
    this.#maxDelayMs = maxDelayMs;
    this.#windowMs = windowMs;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS).unref();
  }

  isStuck(): boolean {
    const now = performance.now();
    return (
      now - this.#lastBeat - BEAT_MS > this.#maxDelayMs || now - this.#lastStuck < this.#windowMs
    );
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const now = performance.now();
    if (now - this.#lastBeat - BEAT_MS > this.#maxDelayMs) this.#lastStuck = now;
    this.#lastBeat = now;
  }
}
