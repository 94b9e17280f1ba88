/** What each call adds, so that retries are a tenth of the calls at the most. */
const DEPOSIT = 0.1;
/** Retries at hand for a client that calls seldom. */
const CAPACITY = 10;

/** Bounds retries by the number of calls: a peer in trouble gets a tenth more traffic, not three times as much. */
export class RetryBudget {
  #tokens = CAPACITY;

  /** Counts a call. */
  deposit(): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + DEPOSIT);
  }

  /** Whether there may be another retry, which this takes. */
  take(): boolean {
    // A sum of tenths is not exact.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }
}
