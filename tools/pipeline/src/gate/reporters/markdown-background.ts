import type { Decision, Verdict } from '../model/verdict.ts';
import { ageText, endText } from './describe-time.ts';
import type { Part } from './fit-rows.ts';
import { findingCells } from './markdown-finding.ts';
import { cell, cellRows, code, unfold } from './markdown-parts.ts';

/** The grounds of the verdict, collapsed. @param others Decisions that do not block. */
export function backgroundParts(verdict: Verdict, others: readonly Decision[], now: Date): Part[] {
  return [
    unfold(
      'Scans taken',
      ['Scanner', 'Version', 'Finished', 'Findings', 'From'],
      cellRows(verdict.scans, ({ scanner, version, completedAt, findings, origin }) => [
        cell(scanner, 40),
        cell(version ?? 'unknown', 40),
        ageText(completedAt, now),
        String(findings),
        code(origin, 100),
      ]),
    ),
    unfold(
      'Exceptions used',
      ['Vulnerability', 'Validity', 'Excuses', 'Owner', 'Ticket', 'File'],
      cellRows(verdict.exceptions, ({ vulnerability, expires, excused, owner, ticket, file }) => [
        cell(vulnerability, 60),
        endText(expires, now),
        cell(excused.join(', '), 300),
        cell(owner, 60),
        cell(ticket, 100),
        code(file, 100),
      ]),
    ),
    unfold(
      'Findings that do not block',
      ['Severity', 'Vulnerability', 'Package', 'Where', 'Urgency', 'Why it does not block'],
      cellRows(others, (decision) => [
        ...findingCells(decision),
        cell(decision.steps.at(-1)?.says ?? '', 200),
      ]),
    ),
    unfold(
      'Left out by scanners',
      ['Vulnerability', 'Package', 'Reason'],
      cellRows(verdict.leftOut, ({ id, package: name, reason }) => [
        cell(id, 60),
        code(name, 60),
        cell(reason, 200),
      ]),
    ),
    unfold(
      'Other results, on which the gate does not decide',
      ['Kind', 'Id', 'Of', 'Severity', 'Title'],
      cellRows(verdict.others, ({ kind, id, target, severity, title }) => [
        cell(kind, 40),
        cell(id, 60),
        code(target, 60),
        cell(severity, 24),
        cell(title, 200),
      ]),
    ),
  ];
}
