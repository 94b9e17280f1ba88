import * as z from 'zod';
import { SEVERITIES, type Severity } from '../gate/model/severity.ts';
import type { Action } from '../gate/model/verdict.ts';

/** A finding in a record. */
export interface RecordedFinding {
  readonly id: string;
  readonly package: string;
  readonly severity: Severity;
  readonly action: Action;
  readonly fixable: boolean;
  readonly outsideBundle: boolean;
  readonly exploited: boolean;
  /** Whether an exception or a VEX statement says that it is harmless. */
  readonly notAffected: boolean;
  /** Whether the scanners that found it rate it differently. */
  readonly ratedDifferently: boolean;
  /** Indexes into the record's scanners. */
  readonly seenBy: readonly number[];
  /**
   * Day since 1970 on which the service first had it, in UTC; undefined if that was not recorded.
   */
  readonly firstSeen: number | undefined;
}

/** Records contain the index of an action here: never change the order. */
export const ACTIONS: readonly Action[] = ['block', 'warn', 'count', 'except', 'grace'];
const FLAGS = ['fixable', 'outsideBundle', 'exploited', 'notAffected', 'ratedDifferently'] as const;
const UNKNOWN = -1;

/** Columns of a hundred thousand records a year: validated without a schema for each value. */
const column = <T>(isValid: (value: unknown) => boolean) =>
  z.custom<T[]>((all) => Array.isArray(all) && all.every(isValid), { error: 'must be a column' });
const numbers = column<number>((value) => Number.isInteger(value) && (value as number) >= UNKNOWN);
const names = column<string>(
  (value) => typeof value === 'string' && value.length > 0 && value.length <= 140,
);

/**
 * Findings by column: equal values are adjacent, so that 200 findings compress to 2 kB. The columns have equal lengths;
 * `packages` are the names that `package` points to.
 */
export const findingTable = z
  .strictObject({
    id: names,
    packages: names,
    package: numbers,
    severity: numbers,
    action: numbers,
    flags: numbers,
    seenBy: numbers,
    firstSeen: numbers,
  })
  .superRefine(({ packages, ...columns }, context) => {
    const { length } = columns.id;
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    if (Object.values(columns).some((column) => column.length !== length))
      problem('must have columns of the same length');
    const within = (column: readonly number[], end: number) =>
      column.every((at) => at >= 0 && at < end);
    if (
      !within(columns.package, packages.length) ||
      !within(columns.severity, SEVERITIES.length) ||
      !within(columns.action, ACTIONS.length)
    )
      problem('must point to a package, a severity and an action that there are');
  });
export type FindingTable = z.infer<typeof findingTable>;

const checked = new WeakSet<object>();
/** A table that many records share: {@link checkTable} has validated it once for all. */
export const checkedTable = z.custom<FindingTable>(
  (table) => typeof table === 'object' && table !== null && checked.has(table),
);

/** @returns the table, for {@link checkedTable}; undefined if it is invalid */
export function checkTable(table: object): FindingTable | undefined {
  const { data } = findingTable.safeParse(table);
  if (data) checked.add(data);
  return data;
}

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

const COLUMNS = [
  'id',
  'packages',
  'package',
  'severity',
  'action',
  'flags',
  'seenBy',
  'firstSeen',
] as const;

/** Whether two tables have the same findings: most re-scans find the same as the previous one. */
export const sameTable = (one: FindingTable, other: FindingTable): boolean =>
  one === other ||
  COLUMNS.every((name) => {
    const [a, b]: readonly (readonly unknown[])[] = [one[name], other[name]];
    return a?.length === b?.length && a?.every((value, row) => value === b?.[row]);
  });
