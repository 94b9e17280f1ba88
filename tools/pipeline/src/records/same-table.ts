import type { FindingTable } from './finding-table.ts';

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
