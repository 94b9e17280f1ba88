import type { ScannerReport } from '../model/report.ts';
import { isDigestOf, type RunnableImage } from '../model/runnable-image.ts';
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
  images,
  policy,
  now,
}: Pick<DecideInput, 'reports' | 'images' | 'policy' | 'now'>): string[] {
  return [
    ...reports.flatMap((report) => reportProblems(report, images, policy.maxScanAge, now)),
    ...policy.requiredScanners.flatMap((choice) =>
      images.flatMap((image) => {
        const scanned = reports.some(
          (report) => choice.includes(report.scanner) && isAbout(report, image),
        );
        return scanned
          ? []
          : [`No scan of ${image.digest} by ${choice.join(' or ')}, which the policy requires`];
      }),
    ),
  ];
}

const isAbout = ({ images }: ScannerReport, image: RunnableImage) =>
  images.some((digest) => isDigestOf(image, digest));

function reportProblems(
  report: ScannerReport,
  asked: readonly RunnableImage[],
  maxScanAge: number,
  now: Date,
): string[] {
  const { origin, scanner, images, completedAt, packages } = report;
  const say = (problem: string) => `${origin}: the scan by ${scanner} ${problem}`;
  const problems: string[] = [];
  if (images.length > 0 && !asked.some((image) => isAbout(report, image)))
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
