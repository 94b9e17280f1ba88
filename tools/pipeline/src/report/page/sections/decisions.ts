import { SEVERITIES } from '../../../gate/model/severity.ts';
import type { DecisionFigures } from '../../compute/decision-figures.ts';
import { html, type Html } from '../html.ts';
import { count, percent, severityName } from '../numbers.ts';
import { table } from '../table.ts';

export function decisionsSection({ decided, disagreement, outsideBundle }: DecisionFigures): Html {
  const { compared, seenByOne, ratedDifferently, alone } = disagreement;
  const share = (part: number) => (compared === 0 ? percent(undefined) : percent(part / compared));
  return html`<section id="decisions" aria-labelledby="decisions-title">
    <h2 id="decisions-title">Decisions and scanners</h2>
    <div class="pair">
      ${table(
        'Findings that were decided on',
        [{ name: 'Decision' }, { name: 'Findings', figure: true }],
        [
          ['Patched', count(decided.patched)],
          ['Accepted for a while, by an exception', count(decided.accepted)],
          ['False positive, by an exception or VEX', count(decided.notAffected)],
          [
            html`<strong>False-positive rate</strong>`,
            html`<strong>${percent(decided.falsePositiveRate)}</strong>`,
          ],
        ],
      )}${table(
        'Scanners that disagree',
        [
          { name: 'Findings in what runs' },
          { name: 'Findings', figure: true },
          { name: 'Share', figure: true },
        ],
        [
          ['Looked for by two scanners or more', count(compared), ''],
          ['Seen by one scanner alone', count(seenByOne), share(seenByOne)],
          ...Object.entries(alone).map(([scanner, number]) => [
            `… by ${scanner} alone`,
            count(number),
            share(number),
          ]),
          ['Rated differently', count(ratedDifferently), share(ratedDifferently)],
        ],
      )}
    </div>
    ${table(
      'Findings outside the bundle',
      [
        { name: 'In the image, and in no code that runs' },
        ...SEVERITIES.map((severity) => ({ name: severityName(severity), figure: true })),
      ],
      [['Findings', ...SEVERITIES.map((severity) => count(outsideBundle[severity]))]],
    )}
  </section>`;
}
