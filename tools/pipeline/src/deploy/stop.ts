import type { Outcome } from './report/report.ts';

/** A deployment goes no further. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly outcome: Outcome;
  /** A line each. */
  readonly problems: readonly string[];

  constructor(outcome: Outcome, problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.outcome = outcome;
    this.problems = problems;
  }
}
