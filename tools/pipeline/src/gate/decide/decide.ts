import { concerns } from '../exceptions/concerns.ts';
import type { Verdict } from '../model/verdict.ts';
import { countsOf } from './counts-of.ts';
import { day } from './deadlines.ts';
import { decideFinding } from './decide-finding.ts';
import type { DecideInput } from './decide-input.ts';
import { excusesFor, type Excuse } from './find-excuses.ts';
import { holdsUntil } from './holds.ts';
import { inOrder } from './in-order.ts';
import { scanProblems } from './scan-problems.ts';
import { subjectOf } from './subject-of.ts';
import { isSuperseded } from './superseded.ts';
import { usedExceptions } from './used-exceptions.ts';
import { warnPastMost } from './warn-past-most.ts';
import { warningsOf } from './warnings.ts';

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
