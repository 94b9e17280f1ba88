import { concerns, isAbout, type Exception } from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { ScannerReport } from '../model/report.ts';
import type { RunnableImage } from '../model/runnable-image.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import type { Decision, UsedException, Verdict } from '../model/verdict.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { decideFinding } from './decide-finding.ts';
import { scanProblems } from './scan-problems.ts';
import { warnPastMost } from './warn-past-most.ts';

/** All that a verdict depends on: no clock, no file, no network. */
export interface DecideInput {
  readonly service: string;
  readonly environment: string;
  /** `repository@sha256:...` */
  readonly image: string;
  /** What would run, all of which must be scanned: the image, or of an index every platform. */
  readonly images: readonly RunnableImage[];
  readonly reports: readonly ScannerReport[];
  /** What the reports come to, merged. */
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
  /** Files of exceptions that are not valid: a line each. */
  readonly invalidExceptions: readonly string[];
  /** What could not be collected: a line each. */
  readonly failures: readonly string[];
  readonly now: Date;
}

/** Decides whether an image may go on. Whatever is missing or in doubt does not let it. */
export function decide(input: DecideInput): Verdict {
  const { findings, policy, exceptions, now } = input;
  const concerned = exceptions.filter((exception) => concerns(exception, input));
  const valid = concerned.filter(({ expires }) => now < expires);
  const expired = concerned.filter(({ expires }) => now >= expires);
  const single = findings.map((finding) => decideFinding(finding, valid, policy, now));
  const decisions = inOrder(warnPastMost(single, policy));
  const undecided = [...input.failures, ...scanProblems(input)];
  const blocks = [
    ...input.invalidExceptions,
    ...expired.map(
      ({ file, vulnerability, expires }) =>
        `${file}: the exception for ${vulnerability} expired on ${expires.toISOString().slice(0, 10)}; mend it, or have it allowed again`,
    ),
  ];
  const blocked = blocks.length > 0 || decisions.some(({ action }) => action === 'block');
  const used = usedExceptions(valid, findings);
  return {
    outcome: undecided.length > 0 ? 'undecided' : blocked ? 'blocked' : 'passed',
    service: input.service,
    environment: input.environment,
    image: input.image,
    at: now,
    undecided,
    blocks,
    warnings: warningsOf(valid, used, findings),
    decisions,
    counts: countsOf(findings),
    scans: input.reports.map(({ scanner, version, origin, completedAt, findings: found }) => ({
      scanner,
      version,
      origin,
      completedAt,
      findings: found.length,
    })),
    exceptions: used,
    leftOut: input.reports.flatMap(({ leftOut }) => leftOut),
  };
}

const ORDER = ['block', 'warn', 'grace', 'except', 'count'];

/** What blocks first; findings come sorted by severity, id and package. */
function inOrder(decisions: readonly Decision[]): Decision[] {
  return [...decisions].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
}

function usedExceptions(
  exceptions: readonly Exception[],
  findings: readonly Finding[],
): UsedException[] {
  return exceptions.flatMap((exception) => {
    const excused = findings.filter((finding) => isAbout(exception, finding)).length;
    if (excused === 0) return [];
    const { file, vulnerability, owner, ticket, expires } = exception;
    return [{ file, vulnerability, owner, ticket, expires, findings: excused }];
  });
}

function warningsOf(
  exceptions: readonly Exception[],
  used: readonly UsedException[],
  findings: readonly Finding[],
): string[] {
  const unused = exceptions.filter(
    ({ file, vulnerability }) =>
      !used.some((each) => each.file === file && each.vulnerability === vulnerability),
  );
  const words = new Set(
    findings.flatMap(({ ratings }) =>
      ratings
        .filter(({ known }) => !known)
        .map(({ scanner, word }) => `${scanner} calls a severity "${word}"`),
    ),
  );
  return [
    ...unused.map(
      ({ file, vulnerability }) =>
        `${file}: nothing was found of ${vulnerability}; the exception can go`,
    ),
    ...[...words]
      .sort()
      .map(
        (word) =>
          `${word}, which is not known and counts as CRITICAL; see severityWords in the policy`,
      ),
  ];
}

function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0]));
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts as Record<Severity, number>;
}
