import type { ErrorCode } from '@gatehouse/service-manifest';
import {
  concerns,
  type Exception,
  type Revocation,
  type Subject,
} from '../exceptions/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { ScannerReport } from '../model/report.ts';
import type { RunnableImage } from '../model/runnable-image.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import type { Decision, UsedException, Verdict } from '../model/verdict.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { day, type FirstSeen } from './deadlines.ts';
import { decideFinding } from './decide-finding.ts';
import { excusesFor, type Excuse } from './find-excuses.ts';
import { holdsUntil } from './holds.ts';
import { scanProblems } from './scan-problems.ts';
import { isSuperseded } from './superseded.ts';
import { warnPastMost } from './warn-past-most.ts';

/** All inputs of a verdict: no clock, no file, no network. */
export interface DecideInput {
  readonly service: string;
  readonly environment: string;
  /** `repository@sha256:...` */
  readonly image: string;
  /** What would run, all of which must be scanned: the image or, for an index, every platform. */
  readonly images: readonly RunnableImage[];
  readonly reports: readonly ScannerReport[];
  /** The merged reports. */
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
  /** Statements that revoke earlier exceptions. */
  readonly revocations?: readonly Revocation[];
  /** Link to the bill of materials that is bound to the image. */
  readonly bom?: string | undefined;
  /** When a finding was first seen. Default: no record of it exists. */
  readonly firstSeen?: (finding: Finding) => FirstSeen | undefined;
  /** Files of invalid exceptions, one line each. */
  readonly invalidExceptions: readonly string[];
  /** What could not be collected, one line each. */
  readonly failures: readonly string[];
  readonly failureCodes?: readonly ErrorCode[];
  /** Warnings from collecting, one line each. */
  readonly warnings?: readonly string[];
  readonly now: Date;
}

/**
 * Decides whether an image may be deployed. It blocks the image if evidence is missing or in doubt.
 */
export function decide(input: DecideInput): Verdict {
  const { findings, policy, exceptions, revocations = [], now } = input;
  const subject = subjectOf(input);
  const valid = exceptions.filter(({ expires }) => now < expires);
  const expired = exceptions.filter(
    (each) =>
      now >= each.expires &&
      concerns(each, subject) === 'yes' &&
      !isSuperseded(each, exceptions, revocations),
  );
  const excuseOf = excusesFor(valid, revocations, subject);
  const excuses = findings.map(excuseOf);
  const single = findings.map((finding, at) =>
    decideFinding(finding, {
      policy,
      excuse: excuses[at] as Excuse,
      firstSeen: input.firstSeen?.(finding),
      now,
    }),
  );
  const decisions = inOrder(
    warnPastMost(
      single.map(({ decision }) => decision),
      policy,
    ),
  );
  const scans = scanProblems(input);
  const undecided = [...input.failures, ...scans.undecided];
  const blocks = [
    ...scans.blocks,
    ...input.invalidExceptions,
    ...expired.map(
      ({ file, vulnerability, expires }) =>
        `${file}: the exception for ${vulnerability} expired on ${day(expires)}; fix the finding, or request a new exception`,
    ),
  ];
  const blocked = blocks.length > 0 || decisions.some(({ action }) => action === 'block');
  const used = usedExceptions(findings, excuses);
  const concerned = valid.filter((each) => concerns(each, subject) === 'yes');
  return {
    outcome: undecided.length > 0 ? 'undecided' : blocked ? 'blocked' : 'passed',
    service: input.service,
    environment: input.environment,
    image: input.image,
    at: now,
    undecided,
    ...(input.failureCodes?.length && { failureCodes: input.failureCodes }),
    blocks,
    warnings: [
      ...(input.warnings ?? []),
      ...scans.warnings,
      ...warningsOf(concerned, used, findings, excuses),
    ],
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
    others: input.reports.flatMap(({ others }) => others),
    holds: holdsUntil(
      input,
      single.map(({ holds }) => holds),
      used,
    ),
  };
}

/** A statement about one of several images that would run does not apply to the others. */
function subjectOf({ service, environment, image, images, bom }: DecideInput): Subject {
  const [repository = '', digest = ''] = image.split('@');
  const [only, second] = images;
  const own = only !== undefined && second === undefined ? [only.digest, only.config] : [];
  const digests = [digest, ...own].filter((each) => each !== undefined);
  return { service, environment, digests, repository, bom };
}

const ORDER = ['block', 'warn', 'grace', 'except', 'count'];

/** Blocking findings first; findings are sorted by severity, id and package. */
function inOrder(decisions: readonly Decision[]): Decision[] {
  return [...decisions].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
}

function usedExceptions(findings: readonly Finding[], excuses: readonly Excuse[]): UsedException[] {
  const used = new Map<Exception, string[]>();
  for (const [at, { exceptions }] of excuses.entries())
    for (const exception of exceptions) {
      const { id, package: found } = findings[at] as Finding;
      const excused = `${id} in ${found.name} ${found.version}`.trim();
      const known = used.get(exception);
      if (known) known.push(excused);
      else used.set(exception, [excused]);
    }
  return [...used]
    .map(([{ file, vulnerability, owner, ticket, expires, notAffected }, excused]) => ({
      ...{ file, vulnerability, owner, ticket, expires },
      ...(notAffected && { notAffected }),
      findings: excused.length,
      excused,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}

function warningsOf(
  exceptions: readonly Exception[],
  used: readonly UsedException[],
  findings: readonly Finding[],
  excuses: readonly Excuse[],
): string[] {
  const keyOf = ({ file, vulnerability }: UsedException | Exception) => `${file}\n${vulnerability}`;
  const usedKeys = new Set(used.map(keyOf));
  const unused = exceptions.filter((exception) => !usedKeys.has(keyOf(exception)));
  const refused = new Map(excuses.flatMap((each) => [...each.refused]));
  const words = new Set(
    findings.flatMap(({ ratings }) =>
      ratings
        .filter(({ known }) => !known)
        .map(({ scanner, word }) => `${scanner} calls a severity "${word}"`),
    ),
  );
  return [
    ...unused.map((exception) => {
      const { file, vulnerability } = exception;
      const why = refused.get(exception);
      return why === undefined
        ? `${file}: nothing was found of ${vulnerability}; the exception can go`
        : `${file}: the exception for ${vulnerability} excuses nothing: it ${why}`;
    }),
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
