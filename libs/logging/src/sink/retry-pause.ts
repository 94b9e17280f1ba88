/** Longer would be the reader's speed: it takes what fills a pipe in less than this. */
const SHORTEST_MS = 0.1;
const LONGEST_MS = 5;
/** Half of what a pipe holds on Linux. */
const HALF_A_PIPE = 32_768;

/**
 * How long a descriptor that refuses (a full pipe, a full disk) is left alone before the next try.
 * Each refusal is an exception, which costs more than the lines of a turn: the pause doubles while
 * nothing is taken, and halves while each try empties the pipe.
 */
export class RetryPause {
  /** Milliseconds from the refusal to the next try. */
  ms = 0;
  /** How often in a row nothing was taken. */
  refusals = 0;

  #refusedAt = 0;
  #taken = 0;

  /** Bytes that were taken. */
  took(bytes: number): void {
    this.refusals = 0;
    this.#taken += bytes;
  }

  /** Nothing was taken at `now`, in milliseconds. */
  refused(now: number): void {
    this.refusals++;
    if (this.#taken === 0) this.ms = Math.min(this.ms * 2, LONGEST_MS);
    else if (this.#taken >= HALF_A_PIPE) this.ms /= 2;
    this.ms = Math.max(this.ms, SHORTEST_MS);
    this.#taken = 0;
    this.#refusedAt = now;
  }

  /** Whether the descriptor may be tried at `now`, in milliseconds. */
  hasEnded(now: number): boolean {
    return this.refusals === 0 || now - this.#refusedAt >= this.ms;
  }
}
