export type CheckStatus = 'pass' | 'fail';

/** A look at one dependency. */
export interface Check {
  /** As it appears in the report and in logs: `sns`, `orders-table`. */
  name: string;
  /** Returns or resolves when the dependency is well; throws or rejects when it is not. Should heed the signal. */
  run: (signal: AbortSignal) => unknown;
  /** Whether this task cannot do its work without it: readiness and start-up fail with it. Default false. */
  critical?: boolean;
  /** Milliseconds that one run may take; default as the health's. */
  timeoutMs?: number;
  /** Milliseconds between runs; default as the health's. */
  intervalMs?: number;
}

/** What is known of a check. Undefined status: no run of it has come to an end yet. */
export interface CheckState {
  readonly name: string;
  readonly critical: boolean;
  readonly status: CheckStatus | undefined;
  /** ISO 8601 moment of the last change of status. */
  readonly since: string | undefined;
  /** Whether it fails because the last run took too long. */
  readonly timedOut: boolean;
  /** Whether it has passed at least once. */
  readonly everPassed: boolean;
}
