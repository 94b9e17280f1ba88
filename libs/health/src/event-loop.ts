/** How often the event loop has to come round, in milliseconds. */
const BEAT_MS = 100;

interface Pause {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells whether the event loop is stuck: turns of more than `maxDelayMs` took more than half of the
 * last `windowMs`. One long pause is not worth a replacement, the requests that it delayed are
 * answered by the time anybody asks. A loop that is stuck for good answers no probe at all; what
 * this finds is one that comes round so rarely that nearly every request is late.
 */
export class EventLoop {
  readonly #maxDelayMs: number;
  readonly #windowMs: number;
  readonly #timer: NodeJS.Timeout;
  #lastBeat = performance.now();
  #pauses: Pause[] = [];

  constructor(maxDelayMs: number, windowMs: number) {
    this.#maxDelayMs = maxDelayMs;
    this.#windowMs = windowMs;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS).unref();
  }

  isStuck(): boolean {
    const now = performance.now();
    // A probe may be answered before the beat that is due.
    const current = this.#pauseUntil(now);
    if (this.#pauses.length === 0 && !current) return false;
    const paused = [...this.#pauses, ...(current ? [current] : [])];
    return timeWithin(paused, now - this.#windowMs) > this.#windowMs / 2;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const now = performance.now();
    const pause = this.#pauseUntil(now);
    this.#lastBeat = now;
    if (pause) this.#pauses.push(pause);
    if (this.#pauses.length > 0)
      this.#pauses = this.#pauses.filter(({ to }) => to > now - this.#windowMs);
  }

  /** The time since the last beat, where it is longer than a loop that comes round may take. */
  #pauseUntil(now: number): Pause | undefined {
    const lateMs = now - this.#lastBeat - BEAT_MS;
    return lateMs > this.#maxDelayMs ? { from: this.#lastBeat, to: now } : undefined;
  }
}

/** Milliseconds of the pauses that lie after the moment. */
function timeWithin(pauses: readonly Pause[], start: number): number {
  return pauses.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, start)), 0);
}
