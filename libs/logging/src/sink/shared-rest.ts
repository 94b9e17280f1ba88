import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** More than the longest line. */
const CAPACITY = 262_144;
const HEADER = 16;

const LOCK = 0;
const START = 1;
const END = 2;
const WRITTEN = 3;

/** A thread holds the lock for one write. A thread that was terminated meanwhile never releases it. */
const HELD_FOR_EVER_MS = 1_000;

/**
 * The rest of a partly written line, in memory that all threads share (those started after a thread has
 * created a logger), and a lock, so that two threads never write at the same time.
 */
export class SharedRest {
  readonly #state: Int32Array;
  readonly #bytes: Uint8Array;

  private constructor(memory: SharedArrayBuffer) {
    this.#state = new Int32Array(memory, 0, HEADER / 4);
    this.#bytes = new Uint8Array(memory, HEADER);
  }

  static of(fd: number): SharedRest {
    const key = `@gatehouse/logging:${fd}`;
    const known = getEnvironmentData(key);
    if (known instanceof SharedArrayBuffer) return new SharedRest(known);
    const memory = new SharedArrayBuffer(HEADER + CAPACITY);
    setEnvironmentData(key, memory as never);
    return new SharedRest(memory);
  }

  get length(): number {
    return Atomics.load(this.#state, END) - Atomics.load(this.#state, START);
  }

  /** Bytes of the line that were written before the cut. */
  get written(): number {
    return Atomics.load(this.#state, WRITTEN) + Atomics.load(this.#state, START);
  }

  /** Runs `work` while no other thread does. */
  exclusively<T>(work: () => T): T {
    // A monotonic clock: a change of the system time does not make a thread wait.
    const deadline = performance.now() + HELD_FOR_EVER_MS;
    while (Atomics.compareExchange(this.#state, LOCK, 0, 1) !== 0 && performance.now() < deadline) {
      Atomics.wait(this.#state, LOCK, 1, 10);
    }
    try {
      return work();
    } finally {
      Atomics.store(this.#state, LOCK, 0);
      Atomics.notify(this.#state, LOCK, 1);
    }
  }

  /**
   * Keeps the rest of a line after the first `written` bytes; returns false if there is no room for it.
   */
  keep(rest: Uint8Array, written: number): boolean {
    if (rest.length > this.#bytes.length) return false;
    this.#bytes.set(rest);
    Atomics.store(this.#state, WRITTEN, written);
    Atomics.store(this.#state, START, 0);
    Atomics.store(this.#state, END, rest.length);
    return true;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(Atomics.load(this.#state, START), Atomics.load(this.#state, END));
  }

  advance(bytes: number): void {
    Atomics.add(this.#state, START, bytes);
    if (this.length === 0) this.clear();
  }

  clear(): void {
    Atomics.store(this.#state, START, 0);
    Atomics.store(this.#state, END, 0);
  }
}
