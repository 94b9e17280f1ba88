import type { Check } from './check.ts';

export interface SmokeResult {
  readonly service: string;
  readonly environment: string;
  /** The tested address. */
  readonly origin?: string;
  readonly outcome: 'passed' | 'failed' | 'undecided' | 'skipped';
  readonly checks: readonly Check[];
  /** Why nothing was tested. */
  readonly skipped?: string;
}

export const EXIT_CODES: Readonly<Record<SmokeResult['outcome'], number>> = {
  passed: 0,
  skipped: 0,
  failed: 1,
  undecided: 2,
};

/** The overall result: a failure outweighs an unknown. */
export function outcomeOf(checks: readonly Check[]): SmokeResult['outcome'] {
  const outcomes = checks.map(({ outcome }) => outcome);
  return (['failed', 'undecided'] as const).find((each) => outcomes.includes(each)) ?? 'passed';
}
