import type { Verdict } from '../model/verdict.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions, compareText } from './compare.ts';
import { decisionShape } from './decision-shape.ts';
import { jsonText } from './json-text.ts';
import type { ReporterOptions } from './reporter.ts';

/**
 * For programs: `{ version: 1, outcome, service, environment, image, at, codes, undecided, blocks, warnings, counts,
 * decisions: [{ action, finding, steps }], scans, exceptions, leftOut, others, holds }`, each as in the model. Times
 * are ISO 8601 in UTC, unknown values are null, and no key is ever missing. Sorted, so that the same verdict is the
 * same text: decisions with blocking ones first, then by severity, id and package; scans by scanner and origin;
 * exceptions by file; omissions and other results by id. Texts are as scanners wrote them: programs that print them
 * must escape them. `version` changes when something is renamed, removed or changes its meaning, not when something is
 * added.
 */
export function json(verdict: Verdict, _options: ReporterOptions): string {
  const { counts } = verdict;
  return `${jsonText(
    {
      version: 1,
      outcome: verdict.outcome,
      service: verdict.service,
      environment: verdict.environment,
      image: verdict.image,
      at: verdict.at,
      codes: codesOf(verdict),
      undecided: [...verdict.undecided].sort(compareText),
      blocks: [...verdict.blocks].sort(compareText),
      warnings: [...verdict.warnings].sort(compareText),
      counts: {
        CRITICAL: counts.CRITICAL,
        HIGH: counts.HIGH,
        MEDIUM: counts.MEDIUM,
        LOW: counts.LOW,
        NEGLIGIBLE: counts.NEGLIGIBLE,
      },
      decisions: [...verdict.decisions].sort(compareDecisions).map(decisionShape),
      scans: verdict.scans
        .map(({ scanner, version, origin, completedAt, findings }) => ({
          scanner,
          version,
          origin,
          completedAt,
          findings,
        }))
        .sort((a, b) => compareText(a.scanner, b.scanner) || compareText(a.origin, b.origin)),
      exceptions: verdict.exceptions
        .map(({ file, vulnerability, owner, ticket, expires, findings, excused }) => ({
          file,
          vulnerability,
          owner,
          ticket,
          expires,
          findings,
          excused,
        }))
        .sort((a, b) => compareText(a.file, b.file)),
      leftOut: verdict.leftOut
        .map(({ id, package: name, reason }) => ({ id, package: name, reason }))
        .sort(
          (a, b) =>
            compareText(a.id, b.id) ||
            compareText(a.package, b.package) ||
            compareText(a.reason, b.reason),
        ),
      others: verdict.others
        .map(({ kind, id, target, severity, title }) => ({ kind, id, target, severity, title }))
        .sort(
          (a, b) =>
            compareText(a.id, b.id) ||
            compareText(a.kind, b.kind) ||
            compareText(a.target, b.target) ||
            compareText(a.title, b.title),
        ),
      holds: { until: verdict.holds.until, because: verdict.holds.because },
    },
    2,
  )}\n`;
}
