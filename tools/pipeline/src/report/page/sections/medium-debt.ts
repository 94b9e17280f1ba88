import type { FindingFigures } from '../../compute/finding-figures.ts';
import { chart, legendOf } from '../charts/chart.ts';
import { quarterBars } from '../charts/quarter-bars.ts';
import type { Html } from '../html.ts';
import { count } from '../numbers.ts';
import { details, table } from '../table.ts';

/** MEDIUM findings by quarter. */
export function debtByQuarter({ mediumDebt }: FindingFigures): Html {
  const last = mediumDebt.at(-1);
  return chart(
    'MEDIUM findings by quarter',
    `In ${last?.quarter ?? 'this quarter'} ${count(last?.opened ?? 0)} were opened, ${count(last?.patched ?? 0)} patched, and ${count(last?.open ?? 0)} are open.`,
    'half',
    (width) => quarterBars(mediumDebt, width),
    legendOf([
      ['bar-opened', 'Opened'],
      ['bar-patched', 'Patched'],
      ['bar-open', 'Open at the end'],
    ]),
    details(
      'Table of the chart',
      table(
        'MEDIUM findings by quarter',
        [
          { name: 'Quarter' },
          { name: 'Opened', figure: true },
          { name: 'Patched', figure: true },
          { name: 'Open at the end', figure: true },
        ],
        mediumDebt.map(({ quarter, opened, patched, open }) => [
          quarter,
          ...[opened, patched, open].map(count),
        ]),
      ),
    ),
  );
}
