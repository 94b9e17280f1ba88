/** The share that each call adds, so that retries are at most a tenth of the calls. */
const DEPOSIT = 0.1;
/** Initial retries for a client that calls rarely. */
const CAPACITY = 10;

/**
 * Limits retries by the number of calls: a peer in trouble gets a tenth more traffic, not three times
 * as much.
 */
export class RetryBudget {
  #tokens = CAPACITY;

  /** Counts a call. */
  deposit(): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + DEPOSIT);
  }

  /** Whether another retry is allowed; if so, takes it from the budget. */
  take(): boolean {
    // A sum of tenths is not exact.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }
}
