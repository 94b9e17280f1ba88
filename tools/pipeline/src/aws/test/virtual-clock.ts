import type { Clock } from '../clock.ts';

/**
 * A clock on which time passes only in pauses, which end at once. Work between pauses, with the real SDK over real
 * HTTP, takes none of its time, however busy the machine is. It need not detect requests in flight, unlike clocks that
 * advance when everything is idle, and deadlines never come early on a slow machine, unlike with clocks that run faster
 * than real time.
 */
export class VirtualClock implements Clock {
  /** Each pause that was begun, in milliseconds. */
  readonly pauses: number[] = [];
  readonly #started = Date.now();
  #now = 0;
  #running = 0;
  readonly #sleepers: { readonly until: number; wake(): void }[] = [];
  readonly #repeated: { readonly ms: number; readonly work: () => void; next: number }[] = [];

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#started + this.#now);
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.pauses.push(ms);
    await new Promise<void>((wake) => {
      this.#sleepers.push({ until: this.#now + ms, wake });
      this.#goOn();
    });
    signal?.throwIfAborted();
  }

  /** Lets time pass, as if something that was done had taken it. */
  pass(ms: number): void {
    this.#passTo(this.#now + ms);
  }

  /** From now on does something every so many milliseconds. */
  every(ms: number, work: () => void): void {
    this.#repeated.push({ ms, work, next: this.#now + ms });
  }

  /**
   * Something is being done that will pause, or end: until its end no pause of others ends while it is in none.
   * @returns tells its end
   */
  hold(): () => void {
    this.#running += 1;
    return () => {
      this.#running -= 1;
      this.#goOn();
    };
  }

  /** In a turn of its own, so that all that pause at once pause side by side, and the shortest pause ends first. */
  #goOn(): void {
    setImmediate(() => {
      if (this.#sleepers.length < this.#running) return;
      this.#sleepers.sort((a, b) => b.until - a.until);
      const first = this.#sleepers.pop();
      if (first === undefined) return;
      this.#passTo(first.until);
      first.wake();
    });
  }

  #passTo(until: number): void {
    for (const each of this.#repeated)
      for (; each.next <= until; each.next += each.ms) {
        this.#now = each.next;
        each.work();
      }
    this.#now = Math.max(this.#now, until);
  }
}
