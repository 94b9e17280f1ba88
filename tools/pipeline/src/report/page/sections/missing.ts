import type { MissingRecord } from '../../../records/read-records.ts';
import { html, type Html } from '../html.ts';
import { plural } from '../numbers.ts';
import { table } from '../table.ts';

const SHOWN = 100;

/** Says that data is missing; empty where none is. */
export function missingSection(missing: readonly MissingRecord[]): Html {
  if (missing.length === 0) return html``;
  const rows = missing
    .slice(0, SHOWN)
    .map(({ service, environment, writer, sequence, reason }) => [
      service,
      environment,
      `${writer} ${sequence}`,
      reason,
    ]);
  return html`<section class="missing" aria-labelledby="missing-title">
    <h2 id="missing-title">Data is missing: ${plural(missing.length, 'record')}</h2>
    <p>
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
    </details>
  </section>`;
}
