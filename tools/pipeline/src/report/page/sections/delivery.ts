import type { DeliveryFigures } from '../../compute/delivery.ts';
import { BLOCKS, type Block, type GateCost } from '../../compute/gate-cost.ts';
import { sum } from '../../compute/statistics.ts';
import { html, type Html } from '../html.ts';
import { count, decimal, hours, percent, plural } from '../numbers.ts';
import { table } from '../table.ts';

const BLOCK_NAMES: Readonly<Record<Block, string>> = {
  right: 'Right: what blocked was fixed',
  accepted: 'Accepted: an exception lets it pass',
  wrong: 'Wrong: it was a false positive',
  open: 'Open: nothing has passed since',
  rule: 'Other rules, such as an expired exception',
};
const SHOWN = 20;

export function deliverySection(delivery: readonly DeliveryFigures[], gate: GateCost): Html {
  const columns = [
    { name: 'Service' },
    { name: 'Environment' },
    { name: 'Deployments a week', figure: true },
    { name: 'Lead time', figure: true },
    { name: 'Change failure rate', figure: true },
    { name: 'Time to restore', figure: true },
  ];
  const rows = delivery.map((each) => [
    each.service,
    each.environment,
    decimal(each.perWeek),
    hours(each.leadTime.median),
    percent(each.failureRate),
    hours(each.restore.median),
  ]);
  const rest = rows.slice(SHOWN);
  const blocks = sum(Object.values(gate.blocks));
  return html`<section id="delivery" aria-labelledby="delivery-title">
    <h2 id="delivery-title">Delivery</h2>
    ${rows.length === 0 ? html`<p class="quiet">No deployment is recorded in this period.</p>` : table('The four figures of DORA by service and environment', columns, rows.slice(0, SHOWN))}
    ${
      rest.length === 0
        ? ''
        : html`<details>
            <summary>${plural(rest.length, 'row')} more</summary>
            ${table('The four figures of DORA, continued', columns, rest)}
          </details>`
    }
    <h3>What the gate costs, and what it is good for</h3>
    <p>
      ${plural(gate.gates, 'gate')} held deliveries for ${hours(gate.minutes / 60)} together,
      ${hours(gate.minutesEach.median === undefined ? undefined : gate.minutesEach.median / 60)}
      each in the median. ${count(gate.undecided)} of them lacked evidence, and ${count(blocks)}
      blocked.
    </p>
    ${table(
      'What became of blocks',
      [{ name: 'Block' }, { name: 'Gates', figure: true }, { name: 'Share', figure: true }],
      BLOCKS.map((block) => [
        BLOCK_NAMES[block],
        count(gate.blocks[block]),
        blocks === 0 ? percent(undefined) : percent(gate.blocks[block] / blocks),
      ]),
    )}
  </section>`;
}
