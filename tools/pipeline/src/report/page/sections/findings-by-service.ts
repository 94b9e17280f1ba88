import { SEVERITIES } from '../../../gate/model/severity.ts';
import type { FindingFigures } from '../../compute/finding-figures.ts';
import { sparkline } from '../charts/sparkline.ts';
import { html, type Html } from '../html.ts';
import { count, plural } from '../numbers.ts';
import { table } from '../table.ts';
import { cells, severityColumns, total } from './severity-cells.ts';

/** Services with the most and worst findings first. */
export function findingsByService({ services: all, weeks }: FindingFigures): Html {
  const worst = [...all].sort((a, b) => {
    for (const severity of SEVERITIES)
      if (a.open[severity] !== b.open[severity]) return b.open[severity] - a.open[severity];
    return a.service < b.service ? -1 : 1;
  });
  const columns = [
    { name: 'Service' },
    { name: 'Over time' },
    ...severityColumns,
    { name: 'All', figure: true },
  ];
  const rows = worst.map(({ service, open, history }) => [
    service,
    sparkline(
      weeks.map((_, at) => SEVERITIES.reduce((sum, each) => sum + (history[each][at] ?? 0), 0)),
    ),
    ...cells(open),
    count(total(open)),
  ]);
  const rest = rows.slice(15);
  return html`<h3>By service</h3>
    ${table('Open findings by service, the worst first', columns, rows.slice(0, 15))}
    ${
      rest.length === 0
        ? ''
        : html`<details>
            <summary>${plural(rest.length, 'service')} more</summary>
            ${table('Open findings by service, continued', columns, rest)}
          </details>`
    }`;
}
