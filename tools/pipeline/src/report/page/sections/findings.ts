import { SEVERITIES } from '../../../gate/model/severity.ts';
import { dateOf } from '../../compute/calendar.ts';
import type { BySeverity, FindingFigures } from '../../compute/finding-figures.ts';
import type { Distribution } from '../../compute/statistics.ts';
import { chart, legendOf } from '../charts/chart.ts';
import { findingsOverTime } from '../charts/findings-over-time.ts';
import { quarterBars } from '../charts/quarter-bars.ts';
import { sparkline } from '../charts/sparkline.ts';
import { spreadBars } from '../charts/spread-bars.ts';
import { html, type Html } from '../html.ts';
import { count, days, plural, severityName } from '../numbers.ts';
import { details, table } from '../table.ts';

const severityColumns = SEVERITIES.map((severity) => ({
  name: severityName(severity),
  figure: true,
}));
const cells = (values: BySeverity<number>) => SEVERITIES.map((severity) => count(values[severity]));
const total = (values: BySeverity<number>) =>
  SEVERITIES.reduce((sum, severity) => sum + values[severity], 0);
const severityLegend = legendOf(
  SEVERITIES.map((severity) => [`fill-${severity}`, severityName(severity)]),
);

export function findingsSection(figures: FindingFigures): Html {
  return html`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">Findings in what runs</h2>
    ${overTime(figures)}
    <div class="pair">${thisWeek(figures)}${debt(figures)}</div>
    <div class="pair">
      ${spread(
        'Time to patch',
        'Days from first seen to a deployment without it, median and 90th percentile.',
        figures.timeToPatch,
      )}${spread('Age of what is open', 'Days since it was first seen, median and 90th percentile.', figures.age)}
    </div>
    ${services(figures)}
  </section>`;
}

function overTime({ weeks, history, open }: FindingFigures): Html {
  const says = `At the end ${plural(total(open), 'finding')} are open, ${count(open.CRITICAL)} of them critical and ${count(open.HIGH)} high.`;
  const rows = weeks.map((day, at) => [
    dateOf(day),
    ...SEVERITIES.map((severity) => count(history[severity][at] ?? 0)),
  ]);
  return chart(
    'Open findings by week and severity',
    says,
    'whole',
    (width) => findingsOverTime(weeks, history, width),
    severityLegend,
    details(
      'Table of the chart',
      table('Open findings by week', [{ name: 'Week to' }, ...severityColumns], rows),
    ),
  );
}

function thisWeek({ thisWeek: week, open }: FindingFigures): Html {
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

function spread(title: string, says: string, values: BySeverity<Distribution>): Html {
  const rows = SEVERITIES.map((severity) => {
    const { count: number, median, p90 } = values[severity];
    return [severityName(severity), count(number), days(median), days(p90)];
  });
  return chart(
    title,
    says,
    'half',
    (width) => spreadBars(values, width),
    html`<p class="note">${says}</p>`,
    details(
      'Table of the chart',
      table(
        `${title} by severity`,
        [
          { name: 'Severity' },
          { name: 'Findings', figure: true },
          { name: 'Median', figure: true },
          { name: '90th percentile', figure: true },
        ],
        rows,
      ),
    ),
  );
}

function debt({ mediumDebt }: FindingFigures): Html {
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

/** Services with the most and worst findings first. */
function services({ services: all, weeks }: FindingFigures): Html {
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
