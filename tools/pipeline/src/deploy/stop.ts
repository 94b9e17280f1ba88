import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';
import type { OperationOutcome } from './report/report.ts';

/** Ends a deployment with a reason. */
export class Stop extends GatehouseError {
  override readonly name = 'Stop';
  readonly outcome: OperationOutcome;
  /** One line each. */
  readonly problems: readonly string[];

  constructor(
    code: ErrorCode,
    outcome: OperationOutcome,
    problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(code, problems.join('\n'), options);
    this.outcome = outcome;
    this.problems = problems;
  }
}
