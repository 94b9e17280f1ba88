import type { ScannerReport } from '../model/report.ts';
import { choiceText, requirementOf } from '../policy/scanners.ts';
import { reportProblems } from './report-problems.ts';
import { isAbout, requiredScans, type ScanInput } from './required-scans.ts';

/** What the available scans mean for a decision, one line each. */
export interface ScanProblems {
  /** A required scan is missing, or one is of another image. */
  readonly undecided: readonly string[];
  /** An operating system has no security support any more, and the policy says "block". */
  readonly blocks: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Why the available scans do not allow a decision, and warnings about them. A report that meets no requirement does not
 * affect a decision that rests on others: its findings count, and a warning names it.
 */
export function scanProblems(input: ScanInput): ScanProblems {
  const { reports, images, policy, now } = input;
  const required = requiredScans(input);
  const unmet = required.filter(({ candidates }) => !candidates.some(isMet));
  const meeting = new Set(
    required.flatMap(({ candidates }) => candidates.filter(isMet).map(({ report }) => report)),
  );
  const foreign = reports.filter(
    (report) => report.images.length > 0 && !images.some((image) => isAbout(report, image)),
  );
  const told = new Set(unmet.flatMap(({ candidates }) => candidates.map(({ report }) => report)));
  const ended = reports.filter((report) => !foreign.includes(report)).flatMap(endOfLife);
  const asked = new Set(policy.requiredScanners.flat().map((each) => requirementOf(each).scanner));
  return {
    undecided: distinct([
      ...foreign.map((report) => say(report, `is of another image, ${report.images.join(', ')}`)),
      ...unmet.flatMap(({ choice, image, candidates }) =>
        candidates.length === 0
          ? [`No scan of ${image.digest} by ${choiceText(choice)}, which the policy requires`]
          : candidates.flatMap(({ report, problems }) =>
              problems.map((problem) => say(report, problem)),
            ),
      ),
    ]),
    blocks: policy.endOfLife === 'warn' ? [] : distinct(ended),
    warnings: distinct([
      ...(policy.endOfLife === 'warn' ? ended : []),
      ...reports
        .filter((report) => ![meeting, told].some((set) => set.has(report)))
        .filter((report) => !foreign.includes(report))
        .flatMap((report) => {
          const problems = asked.has(report.scanner)
            ? [
                ...(report.images.length === 0 ? ['does not say which image it is of'] : []),
                ...reportProblems(report, policy, now),
              ]
            : // A report that is not required and names no image need not have a time either.
              reportProblems(report, policy, now).filter(
                () => report.images.length > 0 || report.coverage.filters.length > 0,
              );
          if (problems.length === 0) return [];
          return [`${say(report, problems.join('; '))}; its findings count nevertheless`];
        }),
    ]),
  };
}

const isMet = ({ problems }: { readonly problems: readonly string[] }) => problems.length === 0;

const say = ({ origin, scanner }: ScannerReport, problem: string) =>
  `${origin}: the scan by ${scanner} ${problem}`;

const endOfLife = ({ origin, coverage: { operatingSystem: system } }: ScannerReport): string[] =>
  system?.endOfLife === true
    ? [
        `${origin}: ${system.name} is at its end of life: there are no advisories for it any more, so that its vulnerabilities are not found`,
      ]
    : [];

const distinct = (lines: readonly string[]) => [...new Set(lines)];
