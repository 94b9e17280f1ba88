/** As in a report: `warn` for a fault that a restart of this task does not fix. */
export type Status = 'pass' | 'warn' | 'fail';

/**
 * The response to a probe.
 * @example
 * const { httpStatus, body }: HealthReport = health.report('ready');
 */
export interface HealthReport {
  /** The same as in the body. */
  readonly status: Status;
  /** 200 for pass and warn, 503 for fail. */
  readonly httpStatus: 200 | 503;
  /** The document to send. */
  readonly body: ReportBody;
}

export interface ReportedCheck {
  /** `warn` until the first run has ended. */
  readonly status: Status;
  /** Time of the last change of status (ISO 8601). */
  readonly time?: string;
  /** Reason of a failure, as far as an anonymous caller may see it. */
  readonly output?: 'timeout';
}

/** `application/health+json`, https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check */
export interface ReportBody {
  /** The worst of all. */
  readonly status: Status;
  /** The reason, if the status is `fail`. */
  readonly output?: string;
  /** The checks by name. */
  readonly checks?: Readonly<Record<string, readonly [ReportedCheck]>>;
}
