/** A longer pause would limit the reader, which empties a full pipe in less than this. */
const SHORTEST_MS = 0.1;
const LONGEST_MS = 5;
/** Half of what a pipe holds on Linux. */
const HALF_A_PIPE = 32_768;

/**
 * The pause before the next attempt on a descriptor that refuses data (a full pipe, a full disk). Each
 * refusal is an exception, which costs more than the lines of a turn: the pause doubles while nothing
 * is accepted, and halves while each attempt empties the pipe.
 */
export class RetryPause {
  /** Milliseconds from the refusal to the next attempt. */
  ms = 0;
  /** Number of consecutive attempts in which nothing was accepted. */
  refusals = 0;

  #refusedAt = 0;
  #taken = 0;

  /** Bytes that were accepted. */
  took(bytes: number): void {
    this.refusals = 0;
    this.#taken += bytes;
  }

  /** Records that nothing was accepted at `now`, in milliseconds. */
  refused(now: number): void {
    this.refusals++;
    if (this.#taken === 0) this.ms = Math.min(this.ms * 2, LONGEST_MS);
    else if (this.#taken >= HALF_A_PIPE) this.ms /= 2;
    this.ms = Math.max(this.ms, SHORTEST_MS);
    this.#taken = 0;
    this.#refusedAt = now;
  }

  /** Whether the pause has ended at `now`, in milliseconds. */
  hasEnded(now: number): boolean {
    return this.refusals === 0 || now - this.#refusedAt >= this.ms;
  }
}
