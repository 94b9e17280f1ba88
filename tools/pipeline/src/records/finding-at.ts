import { SEVERITIES, type Severity } from '../gate/model/severity.ts';
import type { Action } from '../gate/model/verdict.ts';
import { ACTIONS, FLAGS, UNKNOWN, type FindingTable } from './finding-table.ts';
import type { RecordedFinding } from './recorded-finding.ts';

/** All findings of a table. */
export const findingsOf = (table: FindingTable): RecordedFinding[] =>
  table.id.map((_, row) => findingAt(table, row));

/** @param row An existing row. */
export function findingAt(table: FindingTable, row: number): RecordedFinding {
  const flags = table.flags[row] as number;
  const firstSeen = table.firstSeen[row] as number;
  return {
    id: table.id[row] as string,
    package: table.packages[table.package[row] as number] as string,
    severity: SEVERITIES[table.severity[row] as number] as Severity,
    action: ACTIONS[table.action[row] as number] as Action,
    fixable: hasFlag(flags, 'fixable'),
    outsideBundle: hasFlag(flags, 'outsideBundle'),
    exploited: hasFlag(flags, 'exploited'),
    notAffected: hasFlag(flags, 'notAffected'),
    ratedDifferently: hasFlag(flags, 'ratedDifferently'),
    seenBy: positionsIn(table.seenBy[row] as number),
    firstSeen: firstSeen === UNKNOWN ? undefined : firstSeen,
  };
}

const hasFlag = (flags: number, flag: (typeof FLAGS)[number]) =>
  (flags & (1 << FLAGS.indexOf(flag))) !== 0;

function positionsIn(bits: number): number[] {
  const positions: number[] = [];
  for (let at = 0; at < 20; at += 1) if ((bits & (1 << at)) !== 0) positions.push(at);
  return positions;
}
