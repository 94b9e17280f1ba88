import type { Verdict } from '../model/verdict.ts';
import { packageText } from './describe-finding.ts';
import { otherText } from './describe-other.ts';
import { countsText, excusedText } from './describe-verdict.ts';
import { ageText, endText } from './describe-time.ts';
import { listed } from './listed.ts';
import { alignColumns } from './text-table.ts';

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * The grounds of the verdict: counts, scans, exceptions, and what scanners omitted. Sections may be empty.
 * @param actions Number of findings for each action.
 */
export function backgroundSections(verdict: Verdict, actions: string, now: Date): Section[] {
  return [
    {
      title: 'Findings',
      lines: [countsText(verdict), ...(actions === '' ? [] : [actions])],
    },
    { title: 'Scans taken', lines: scanLines(verdict, now) },
    { title: 'Exceptions used', lines: exceptionLines(verdict, now) },
    suppressedSection(verdict),
    { title: 'Left out by scanners', lines: leftOutLines(verdict) },
    otherSection(verdict),
  ];
}

const scanLines = ({ scans }: Verdict, now: Date): string[] =>
  scans.length === 0
    ? ['none']
    : listed(
        alignColumns(
          scans.map(({ scanner, version, completedAt, findings, origin }) => [
            scanner,
            version ?? 'version unknown',
            ageText(completedAt, now),
            `${findings} found`,
            origin,
          ]),
          [24, 20, 20, 16, 80],
        ),
      );

export const exceptionLines = ({ exceptions }: Verdict, now: Date): string[] =>
  listed(
    alignColumns(
      exceptions.map(({ file, vulnerability, owner, ticket, expires, excused }) => [
        vulnerability,
        endText(expires, now),
        owner,
        ticket,
        file,
        excusedText(excused),
      ]),
      [24, 40, 24, 24, 80, 200],
    ),
  );

const leftOutLines = ({ leftOut }: Verdict): string[] =>
  listed(
    alignColumns(
      leftOut.map(({ id, package: name, reason }) => [id, name, reason]),
      [24, 40, 100],
    ),
  );

/**
 * Findings that a scanner suppressed because of a user's rule. The policy treats them like all
 * others.
 */
export const suppressedSection = ({ decisions }: Verdict): Section => ({
  title: 'Suppressed in scanners, and decided on all the same',
  lines: listed(
    alignColumns(
      decisions
        .filter(({ finding }) => finding.suppressed.length > 0)
        .map(({ finding }) => [finding.id, packageText(finding), finding.suppressed.join('; ')]),
      [24, 64, 100],
    ),
  ),
});

/** Results that are not about vulnerabilities, such as licences. */
export const otherSection = ({ others }: Verdict): Section => ({
  title: 'Other results, on which the gate does not decide',
  lines: listed(others.map(otherText)),
});
