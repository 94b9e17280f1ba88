import { ratio, short } from '../harness/format.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import { ROWS } from './rows.ts';
import { type Figures, figureName } from './figures.ts';

/** The times of all tasks in workspaces of one size, with the plugins run in one way. */
export function sizeTable(size: number, mode: string, figures: Figures): Table {
  return {
    title: `${size} services, plugins ${mode === 'workers' ? 'in workers' : mode}`,
    header: ['command', 'ms', 'plain Nx, ms', 'times plain Nx'],
    rows: ROWS.map((row) => {
      const [ours, plain] = ['ours', 'plain'].map(
        (side) => figures.get(figureName(mode, side, row)) ?? [],
      ) as [number[], number[]];
      return [
        row.ours.label,
        short(median(ours)),
        short(median(plain)),
        ratio(ratioToBase(ours, plain)),
      ];
    }),
  };
}
