import { SEVERITIES } from '../../../gate/model/severity.ts';
import type { BySeverity } from '../../compute/by-severity.ts';
import { dateOf } from '../../compute/calendar.ts';
import type { FindingFigures } from '../../compute/finding-figures.ts';
import type { Distribution } from '../../compute/statistics.ts';
import { chart, legendOf } from '../charts/chart.ts';
import { findingsOverTime } from '../charts/findings-over-time.ts';
import { spreadBars } from '../charts/spread-bars.ts';
import { html, type Html } from '../html.ts';
import { count, days, plural, severityName } from '../numbers.ts';
import { details, table } from '../table.ts';
import { findingsByService } from './findings-by-service.ts';
import { debtByQuarter } from './medium-debt.ts';
import { severityColumns, total } from './severity-cells.ts';
import { thisWeek } from './this-week.ts';

const severityLegend = legendOf(
  SEVERITIES.map((severity) => [`fill-${severity}`, severityName(severity)]),
);

export function findingsSection(figures: FindingFigures): Html {
  return html`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">Findings in what runs</h2>
    ${overTime(figures)}
    <div class="pair">${thisWeek(figures)}${debtByQuarter(figures)}</div>
    <div class="pair">
      ${spread(
        'Time to patch',
        'Days from first seen to a deployment without it, median and 90th percentile.',
        figures.timeToPatch,
      )}${spread('Age of what is open', 'Days since it was first seen, median and 90th percentile.', figures.age)}
    </div>
    ${findingsByService(figures)}
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
