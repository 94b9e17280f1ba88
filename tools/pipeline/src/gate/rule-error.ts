import { GatehouseError, type ErrorCode } from '@gatehouse/service-manifest';

/** The policy or an exception is invalid; one line for each problem. */
export class RuleError extends GatehouseError {
  override readonly name = 'RuleError';
  readonly problems: readonly string[];

  constructor(code: ErrorCode, problems: readonly string[]) {
    super(code, problems.join('\n'));
    this.problems = problems;
  }
}
