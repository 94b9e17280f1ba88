import { SEVERITIES } from '../../../gate/model/severity.ts';
import { sum } from '../../compute/statistics.ts';
import type { WeeklyReport } from '../../compute/weekly-report.ts';
import { html, type Html } from '../html.ts';
import { count, days, decimal, percent, plural } from '../numbers.ts';

/** The figures that the meeting begins with. */
export function summary(report: WeeklyReport): Html {
  const { attention, findings, decisions, delivery, records, missing } = report;
  const { open, timeToPatch, thisWeek } = findings;
  const all = (values: (typeof thisWeek)['new']) => sum(SEVERITIES.map((each) => values[each]));
  const attempts = sum(delivery.map(({ deployments }) => deployments));
  const failures = sum(delivery.map((each) => each.failures));
  const weeks = (report.period.last - report.period.first + 1) / 7;
  const isWhole = records > 0 && missing.length === 0;
  const state = attention.length > 0 ? 'alert' : isWhole ? 'good' : '';
  return html`<dl class="tiles">
    ${tile('Need a person', count(attention.length), 'see below', state)}
    ${tile('Critical and high', count(open.CRITICAL + open.HIGH), `of ${plural(all(open), 'open finding')}`)}
    ${tile('MEDIUM debt', count(open.MEDIUM), 'open now')}
    ${tile('This week', `+${count(all(thisWeek.new) + all(thisWeek.returned))} −${count(all(thisWeek.fixed))}`, 'new and fixed')}
    ${tile('Time to patch, high', days(timeToPatch.HIGH.median), `90th percentile ${days(timeToPatch.HIGH.p90)}`)}
    ${tile('False positives', percent(decisions.decided.falsePositiveRate), 'of all decided')}
    ${tile('Deployments a week', decimal(attempts / weeks), plural(attempts, 'deployment'))}
    ${tile('Failed changes', count(failures), 'failed or rolled back')}
  </dl>`;
}

const tile = (name: string, figure: string, note: string, kind = ''): Html =>
  html`<div class="tile ${kind}">
    <dt>${name}</dt>
    <dd><span class="big">${figure}</span> <span class="note">${note}</span></dd>
  </div> `;
