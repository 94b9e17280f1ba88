import type { Holds, UsedException } from '../model/verdict.ts';
import type { ScannerReport } from '../model/report.ts';
import { isDigestOf } from '../model/runnable-image.ts';
import type { DecideInput } from './decide.ts';
import { earlier } from './decide-finding.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A decision is about what was known then. */
const MOST_DAYS = 30;

/**
 * Until when a verdict holds: the earliest of when a finding would be decided otherwise, an exception that it rests
 * on expires, a scan that it rests on becomes too old, and 30 days.
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
  return others.reduce(earlier, most);
}

/** Of each required scan the newest is the one that counts. */
function scansHold({ policy, images, reports }: DecideInput): Holds[] {
  return policy.requiredScanners.flatMap((choice) =>
    images.flatMap((image) => {
      const scans = reports.filter(
        (report) =>
          choice.includes(report.scanner) &&
          report.completedAt !== undefined &&
          report.images.some((digest) => isDigestOf(image, digest)),
      );
      const newest = scans.map(endOf(policy.maxScanAge)).sort((a, b) => b.at - a.at)[0];
      if (newest === undefined) return [];
      return [
        {
          until: new Date(newest.at),
          because: `the scan by ${newest.scanner} becomes older than ${policy.maxScanAge} hours`,
        },
      ];
    }),
  );
}

const endOf =
  (maxScanAge: number) =>
  ({ scanner, completedAt }: ScannerReport) => ({
    scanner,
    at: (completedAt?.getTime() ?? 0) + maxScanAge * HOUR_MS,
  });
