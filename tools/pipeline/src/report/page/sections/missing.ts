import type { MissingRecord } from '../../../records/list-chain.ts';
import type { DamagedSegment } from '../../../records/read-segments.ts';
import type { WeeklyReport } from '../../compute/weekly-report.ts';
import { html, type Html } from '../html.ts';
import { plural } from '../numbers.ts';
import { table } from '../table.ts';

const SHOWN = 100;

/** Says that data is missing; empty otherwise. */
export function missingSection({
  missing,
  damaged,
  records,
}: Pick<WeeklyReport, 'missing' | 'damaged' | 'records'>): Html {
  if (missing.length === 0 && damaged.length === 0) return records === 0 ? noRecords : html``;
  const what = [
    ...(missing.length > 0 ? [plural(missing.length, 'record')] : []),
    ...(damaged.length > 0 ? [plural(damaged.length, 'segment')] : []),
  ].join(', ');
  return html`<section class="missing" aria-labelledby="missing-title">
    <h2 id="missing-title">Data is missing: ${what}</h2>
    ${missing.length === 0 ? '' : missingRecords(missing)}
    ${damaged.length === 0 ? '' : damagedSegments(damaged)}
  </section>`;
}

const noRecords = html`<section class="missing" aria-labelledby="missing-title">
  <h2 id="missing-title">There are no records</h2>
  <p>
    This page says nothing about what runs. Gates, re-scans and deployments write records with
    <code>--records</code>; give the report the same folder or bucket.
  </p>
</section>`;

function missingRecords(missing: readonly MissingRecord[]): Html {
  const rows = missing
    .slice(0, SHOWN)
    .map(({ service, environment, writer, sequence, reason }) => [
      service,
      environment,
      `${writer} ${sequence}`,
      reason,
    ]);
  return html`<p>
      A run ended without its record, or a record was deleted or cannot be read. Every figure on
      this page may be worse than it looks.
    </p>
    <details>
      <summary>Which records</summary>
      ${table(
        missing.length > SHOWN ? `The first ${SHOWN} missing records` : 'Missing records',
        [{ name: 'Service' }, { name: 'Environment' }, { name: 'Record' }, { name: 'Reason' }],
        rows,
      )}
    </details>`;
}

const damagedSegments = (damaged: readonly DamagedSegment[]): Html =>
  html`<p>
      Segments are copies of many records. What they had was read record by record, as far as the
      records are there. Run <code>gatehouse compact</code> to replace them.
    </p>
    <details>
      <summary>Which segments</summary>
      ${table(
        damaged.length > SHOWN ? `The first ${SHOWN} damaged segments` : 'Damaged segments',
        [{ name: 'Segment', figure: true }, { name: 'Reason' }],
        damaged.slice(0, SHOWN).map(({ number, reason }) => [String(number), reason]),
      )}
    </details>`;
