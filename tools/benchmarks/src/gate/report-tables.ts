import type { Variant } from '../harness/benchmark.ts';
import { short, ratio } from '../harness/format.ts';
import type { Measured } from '../harness/rounds.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import type { ProcessMeasurement } from './measure-process.ts';

export type Results = Measured<Variant & { group: string }, ProcessMeasurement>[];

/** A table for each group of programs that read the same reports. */
export function reportTables(measured: Results): Table[] {
  const groups = [...new Set(measured.map(({ variant }) => variant.group))];
  return groups.map((group) => {
    const rows = measured.filter(({ variant }) => variant.group === group);
    const of = (row: Results[number] | undefined, key: keyof ProcessMeasurement) =>
      (row?.measurements ?? []).map((one) => one[key]);
    return {
      title: group,
      header: ['program', 's', 'CPU s', 'MB at the most', 'times the first: s', 'MB'],
      rows: rows.map((row) => [
        row.variant.label,
        short(median(of(row, 'seconds'))),
        short(median(of(row, 'cpuSeconds'))),
        short(Math.max(...of(row, 'megabytes'))),
        ratio(ratioToBase(of(row, 'seconds'), of(rows[0], 'seconds'))),
        ratio(ratioToBase(of(row, 'megabytes'), of(rows[0], 'megabytes'))),
      ]),
    };
  });
}
