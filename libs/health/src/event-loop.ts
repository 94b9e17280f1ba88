/** Milliseconds between two beats of the event loop. */
const BEAT_MS = 100;

interface Pause {
  readonly from: number;
  readonly to: number;
}

/**
 * Detects a stuck event loop: turns longer than `maxDelayMs` filled more than half of the last
 * `windowMs`. A single pause that has ended, however long, does not justify a replacement, because the delayed requests have
 * their responses by the time of the next probe. A loop that is blocked for good responds to no probe
 * at all. This class detects a loop that turns so rarely that nearly every request is late.
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
    // A probe may arrive before the beat that is due.
    const current = this.#pauseUntil(now);
    if (this.#pauses.length === 0 && !current) return false;
    const paused = [...this.#pauses, ...(current ? [current] : [])];
    return (
      (current !== undefined || this.#recent(paused).length > 1) &&
      timeWithin(paused, now - this.#windowMs) > this.#windowMs / 2
    );
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const now = performance.now();
    const pause = this.#pauseUntil(now);
    this.#lastBeat = now;
    if (pause) this.#pauses.push(pause);
    if (this.#pauses.length === 0) return;
    const isRecent = this.#pauses.at(-1)!.to > now - this.#windowMs;
    this.#pauses = isRecent ? this.#recent(this.#pauses) : [];
  }

  /** The last pause and those shortly before it: a pause may be longer than the window. */
  #recent(pauses: readonly Pause[]): Pause[] {
    const start = (pauses.at(-1)?.from ?? 0) - this.#windowMs;
    return pauses.filter(({ to }) => to > start);
  }

  /** The time since the last beat, if it is longer than a healthy loop takes. */
  #pauseUntil(now: number): Pause | undefined {
    const lateMs = now - this.#lastBeat - BEAT_MS;
    return lateMs > this.#maxDelayMs ? { from: this.#lastBeat, to: now } : undefined;
  }
}

/** Milliseconds of the pauses after `start`. */
function timeWithin(pauses: readonly Pause[], start: number): number {
  return pauses.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, start)), 0);
}
