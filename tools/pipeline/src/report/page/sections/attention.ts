import { ATTENTION, type Attention, type AttentionKind } from '../../compute/attention-entry.ts';
import { dateOf } from '../../compute/calendar.ts';
import type { WeeklyReport } from '../../compute/weekly-report.ts';
import { html, link, type Html } from '../html.ts';
import { count } from '../numbers.ts';
import { table } from '../table.ts';

/** The title of each kind, and the meaning of the day in its last column. */
const KINDS: Readonly<Record<AttentionKind, readonly [title: string, day: string]>> = {
  blocked: ['Releases that the gate blocks', 'Since'],
  'runs-blocked': ['Images that run and violate the policy', 'Since'],
  undecided: ['Scanners or evidence that failed', 'Since'],
  unscanned: ['Images that run without a scan in the last 48 hours', 'Last scan'],
  'past-deadline': ['Findings past their ticket deadline', 'First seen'],
  'exception-expires': ['Exceptions that expire within 14 days', 'Expires'],
  behind: ['Services behind the newest release', 'Since'],
  'old-base': ['Base images with a newer digest', 'Deployed'],
};

/** Number of items of a kind that are shown before the others are collapsed. */
const SHOWN = 8;

const NOTHING = 'Nothing. Every service is scanned, passes the policy and runs the newest release.';

export function attentionSection({
  attention: all,
  records,
  missing,
}: Pick<WeeklyReport, 'attention' | 'records' | 'missing'>): Html {
  const isWhole = records > 0 && missing.length === 0;
  return html`<section id="attention" aria-labelledby="attention-title">
    <h2 id="attention-title">
      What needs a person this week <span class="count">${count(all.length)}</span>
    </h2>
    ${all.length === 0 ? html`<p class="quiet">${isWhole ? NOTHING : 'Nothing in the records that are here.'}</p>` : ''}
    ${ATTENTION.map((kind) => {
      const some = all.filter((each) => each.kind === kind);
      return some.length === 0 ? '' : group(kind, some);
    })}
  </section>`;
}

function group(kind: AttentionKind, some: readonly Attention[]): Html {
  const [title, day] = KINDS[kind];
  const columns = [{ name: 'Service' }, { name: 'Environment' }, { name: 'What' }, { name: day }];
  const rows = some.map(({ service, environment, what, day: at, run }) => [
    service,
    environment,
    run === undefined ? what : html`${what} (${link(run, 'run')})`,
    html`<span class="when">${day}</span><time datetime="${dateOf(at)}">${dateOf(at)}</time>`,
  ]);
  const rest = rows.slice(SHOWN);
  return html`<h3>${title} <span class="count ${kind}">${count(some.length)}</span></h3>
    ${table(title, columns, rows.slice(0, SHOWN), 'stacked')}
    ${
      rest.length === 0
        ? ''
        : html`<details>
            <summary>${count(rest.length)} more</summary>
            ${table(`${title}, continued`, columns, rest, 'stacked')}
          </details>`
    }`;
}
