import type { ScannerReport } from '../model/report.ts';
import type { DecideInput } from './decide.ts';

const HOUR_MS = 3_600_000;
/** How far clocks may be apart. */
const SKEW_MS = 5 * 60_000;

/**
 * Why the scans at hand do not allow a decision: a required one is missing, one is of another image,
 * unfinished, too old, from the future, or has looked at nothing. A line each.
 */
export function scanProblems({
  reports,
  digests,
  policy,
  now,
}: Pick<DecideInput, 'reports' | 'digests' | 'policy' | 'now'>): string[] {
  return [
    ...reports.flatMap((report) => reportProblems(report, digests, policy.maxScanAge, now)),
    ...policy.requiredScanners.flatMap((choice) =>
      digests.flatMap((digest) => {
        const scanned = reports.some(
          ({ scanner, images }) => choice.includes(scanner) && images.includes(digest),
        );
        return scanned
          ? []
          : [`No scan of ${digest} by ${choice.join(' or ')}, which the policy requires`];
      }),
    ),
  ];
}

function reportProblems(
  { origin, scanner, images, completedAt, packages }: ScannerReport,
  digests: readonly string[],
  maxScanAge: number,
  now: Date,
): string[] {
  const say = (problem: string) => `${origin}: the scan by ${scanner} ${problem}`;
  const problems: string[] = [];
  if (images.length > 0 && !images.some((image) => digests.includes(image)))
    problems.push(say(`is of another image, ${images.join(', ')}`));
  if (packages === 0) problems.push(say('has looked at no package at all'));
  if (completedAt === undefined) {
    // What does not say which image it is of cannot be a required scan, and only adds findings.
    if (images.length > 0) problems.push(say('does not say when it was made'));
    return problems;
  }
  const age = now.getTime() - completedAt.getTime();
  if (age > maxScanAge * HOUR_MS)
    problems.push(say(`is of ${completedAt.toISOString()}, more than ${maxScanAge} hours ago`));
  if (age < -SKEW_MS)
    problems.push(say(`is of ${completedAt.toISOString()}, which is still to come`));
  return problems;
}
