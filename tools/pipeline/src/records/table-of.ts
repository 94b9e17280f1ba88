import { SEVERITIES } from '../gate/model/severity.ts';
import { ACTIONS, FLAGS, UNKNOWN, type FindingTable } from './finding-table.ts';
import type { RecordedFinding } from './recorded-finding.ts';

/** The table of findings, sorted. */
export function tableOf(findings: readonly RecordedFinding[]): FindingTable {
  const packages = [...new Set(findings.map((finding) => finding.package))].sort();
  const at = new Map(packages.map((name, index) => [name, index]));
  const rows = findings.map((finding) => ({ ...finding, at: at.get(finding.package) as number }));
  rows.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.at - b.at ||
      (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  return {
    id: rows.map(({ id }) => id),
    packages,
    package: rows.map((row) => row.at),
    severity: rows.map(({ severity }) => SEVERITIES.indexOf(severity)),
    action: rows.map(({ action }) => ACTIONS.indexOf(action)),
    flags: rows.map((row) =>
      FLAGS.reduce((sum, flag, bit) => sum + Number(row[flag]) * 2 ** bit, 0),
    ),
    seenBy: rows.map(({ seenBy }) => seenBy.reduce((sum, scanner) => sum + 2 ** scanner, 0)),
    firstSeen: rows.map(({ firstSeen }) => firstSeen ?? UNKNOWN),
  };
}
