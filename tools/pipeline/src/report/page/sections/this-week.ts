import type { BySeverity } from '../../compute/by-severity.ts';
import type { FindingFigures } from '../../compute/finding-figures.ts';
import type { Html } from '../html.ts';
import { count } from '../numbers.ts';
import { table } from '../table.ts';
import { cells, severityColumns, total } from './severity-cells.ts';

/** Findings that began or ended this week. */
export function thisWeek({ thisWeek: week, open }: FindingFigures): Html {
  const rows: [string, BySeverity<number>][] = [
    ['New', week.new],
    ['Returned', week.returned],
    ['Fixed', week.fixed],
    ['Marked as not affected', week.notAffected],
    ['No longer reported', week.withdrawn],
    ['Open now', open],
  ];
  return table(
    'This week',
    [{ name: 'Seven days' }, ...severityColumns, { name: 'All', figure: true }],
    rows.map(([name, values]) => [name, ...cells(values), count(total(values))]),
  );
}
