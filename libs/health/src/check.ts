/** The outcome of the last run of a check. */
export type CheckStatus = 'pass' | 'fail';

/** A health check of one dependency. */
export interface Check {
  /** Name in the report and in logs, such as `sns` or `orders-table`. */
  name: string;
  /**
   * Returns or resolves when the dependency is healthy; throws, rejects or returns `false` when it is not. It should
   * stop when the signal aborts.
   */
  run: (signal: AbortSignal) => unknown;
  /**
   * Whether this task cannot work without the dependency: readiness and start-up then fail with the
   * check. Default false.
   */
  critical?: boolean;
  /** Time-out of one run in milliseconds. Default: the `timeoutMs` of the health. */
  timeoutMs?: number;
  /** Milliseconds between runs. Default: the `intervalMs` of the health. */
  intervalMs?: number;
}

/** The state of a check. The status is undefined until the first run has ended. */
export interface CheckState {
  readonly name: string;
  readonly critical: boolean;
  readonly status: CheckStatus | undefined;
  /** Time of the last change of status (ISO 8601). */
  readonly since: string | undefined;
  /** Whether the check fails because its last run timed out. */
  readonly timedOut: boolean;
  /** Whether the check has passed at least once. */
  readonly everPassed: boolean;
}
