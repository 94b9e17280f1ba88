import type { Holds, UsedException } from '../model/verdict.ts';
import type { DecideInput } from './decide-input.ts';
import { earlierLimit } from './earlier-limit.ts';
import { usableUntil } from './report-problems.ts';
import { requiredScans } from './required-scans.ts';

const DAY_MS = 86_400_000;
/** A decision depends on what was known at its time. */
const MOST_DAYS = 30;

/**
 * Until when a verdict is valid: the earliest time at which a finding would be decided differently, an exception behind
 * it expires, or a scan behind it becomes too old, and at most 30 days.
 */
export function holdsUntil(
  input: DecideInput,
  findings: readonly (Holds | undefined)[],
  exceptions: readonly UsedException[],
): Holds {
  const { now } = input;
  const most = {
    until: new Date(now.getTime() + MOST_DAYS * DAY_MS),
    because: `a verdict holds for ${MOST_DAYS} days at the most`,
  };
  const others = [
    ...findings.filter((each) => each !== undefined),
    ...exceptions.map(({ expires, vulnerability, file }) => ({
      until: expires,
      because: `the exception for ${vulnerability} expires (${file})`,
    })),
    ...scansHold(input),
  ];
  return others.reduce(earlierLimit, most);
}

/** Of the scans that meet a requirement, the one that is usable for longest counts. */
const scansHold = (input: DecideInput): Holds[] =>
  requiredScans(input).flatMap(({ candidates }) =>
    candidates
      .filter(({ problems }) => problems.length === 0)
      .flatMap(({ report }) => usableUntil(report, input.policy) ?? [])
      .sort((a, b) => b.until.getTime() - a.until.getTime())
      .slice(0, 1),
  );
