import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';
import type { Outcome } from './report/report.ts';

/** A deployment goes no further. */
export class Stop extends GatehouseError {
  override readonly name = 'Stop';
  readonly outcome: Outcome;
  /** A line each. */
  readonly problems: readonly string[];

  constructor(
    code: ErrorCode,
    outcome: Outcome,
    problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(code, problems.join('\n'), options);
    this.outcome = outcome;
    this.problems = problems;
  }
}
