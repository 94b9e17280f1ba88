import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../create-app.ts';
import { limitRows, type LimitRow } from './limits-table.ts';
import { limitsOf } from './limits.ts';
import { manyServices } from '../test/many-services.ts';
import { workspace } from '../test/workspace.ts';

const { production } = workspace.environments;
const alone = { ...workspace, environments: { production: production! } };
const limitsWith = (services: number) =>
  limitsOf(createApp(alone, manyServices(services, alone)).synth().stacks);

/** Quotas that are counted for each group of services. */
const OF_GROUP = /load balancer$|security group$/;

const cellsOf = ({ what, limit, raised, each, ends }: LimitRow): string[] => [
  what,
  `${limit.toLocaleString('en')}${raised ? '' : ', not raised'}`,
  each.toLocaleString('en'),
  ends === Infinity
    ? 'never'
    : `${ends.toLocaleString('en')} services${OF_GROUP.test(what) ? ' of a group' : ''}`,
];

it('lists in the README how much of each quota a service uses, and how many services exhaust it', () => {
  const rows = limitRows(2, limitsWith(2), limitsWith(3))
    // Counted for all services of a group by delivery-stack.spec.ts: a single one adds a part of a policy.
    .filter(({ what }) => what !== 'managed policies of a role')
    .map(cellsOf);
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, table = ''] = readme.split(/^\| quota .*\n\|[ -|]*\n/m);
  const written = table
    .slice(0, table.indexOf('\n\n'))
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  expect(written).toEqual(rows);
});
