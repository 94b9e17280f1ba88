/** Number of recent calls considered, none of them older than this. */
const WINDOW = 20;
const WINDOW_MS = 60_000;
/** Fewer calls are not significant. */
const LEAST_CALLS = 10;
const FAILED_SHARE = 0.5;
/** How long no call is made; doubled after each failed probe. */
const OPEN_MS = 5_000;
const LONGEST_OPEN_MS = 60_000;

/** Outcome of a call: `undecided` if its caller aborted it first. */
export type CallOutcome = 'success' | 'failure' | 'undecided';

/**
 * Stops calling a failing peer. The circuit opens after half of the recent calls failed. When its time
 * has passed, it lets one call through as a probe, and closes if that succeeds.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  #outcomes: { at: number; failed: boolean }[] = [];
  #openMs = 0;
  #openUntil = 0;
  #probing = false;

  /** @param now Milliseconds of a monotonic clock. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get open(): boolean {
    return this.#openMs > 0;
  }

  /** Milliseconds until the next probe; 0 if a call is allowed now. */
  get waitMs(): number {
    return this.open ? Math.max(0, Math.ceil(this.#openUntil - this.#now())) : 0;
  }

  /** Whether a call is allowed now. Each allowed call must end in {@link record}. */
  enter(): boolean {
    if (!this.open) return true;
    if (this.#probing || this.#now() < this.#openUntil) return false;
    this.#probing = true;
    return true;
  }

  record(outcome: CallOutcome): void {
    if (this.open) this.#recordProbe(outcome);
    else if (outcome !== 'undecided') this.#recordCall(outcome === 'failure');
  }

  /**
   * Calls that started before the circuit opened end here too; they only make room for another probe.
   */
  #recordProbe(outcome: CallOutcome): void {
    if (!this.#probing) return;
    this.#probing = false;
    if (outcome === 'success') {
      this.#openMs = 0;
      this.#outcomes = [];
    } else if (outcome === 'failure') this.#openFor(Math.min(this.#openMs * 2, LONGEST_OPEN_MS));
  }

  #recordCall(failed: boolean): void {
    const at = this.#now();
    this.#outcomes = [...this.#outcomes, { at, failed }]
      .filter((outcome) => at - outcome.at < WINDOW_MS)
      .slice(-WINDOW);
    const failures = this.#outcomes.filter((outcome) => outcome.failed).length;
    if (
      failed &&
      this.#outcomes.length >= LEAST_CALLS &&
      failures >= this.#outcomes.length * FAILED_SHARE
    )
      this.#openFor(OPEN_MS);
  }

  #openFor(ms: number): void {
    this.#openMs = ms;
    this.#openUntil = this.#now() + ms;
  }
}
