import { deployment } from '../test/current.ts';
import { describeSnapshot } from './describe-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { START, type Watch } from './watch.ts';

const SEEN: Snapshot = {
  ...{ status: 'ACTIVE', desired: 2, running: 1, pending: 0, taskDefinitions: [], tasks: [] },
  ...{ rolling: false, deployments: [], targetGroups: [], events: [] },
};
const blue = { name: 'blue', healthy: 1, others: ['initial'] };
const calm: Watch = { verdict: 'going', calm: 1, because: [] };
const failing = (count: number) => ({
  deployments: [{ ...deployment('IN_PROGRESS', 2), failures: { count, most: 3 } }],
});

test.each<[string, Partial<Snapshot>, Watch, string]>([
  ['the status without a deployment', {}, START, 'ACTIVE · 1 of 2 running'],
  [
    'the newest deployment',
    { deployments: [deployment('IN_PROGRESS', 2), deployment('SUCCESSFUL', 1)] },
    START,
    'IN_PROGRESS · 1 of 2 running',
  ],
  ['pending tasks', { pending: 1 }, START, 'ACTIVE · 1 of 2 running, 1 pending'],
  [
    'the targets',
    { targetGroups: [blue] },
    START,
    'ACTIVE · 1 of 2 running · 1 of 2 targets healthy',
  ],
  [
    'the targets of each of several groups',
    { targetGroups: [blue, { name: 'green', healthy: 2, others: [] }] },
    START,
    'ACTIVE · 1 of 2 running · 1 of 2 targets healthy in blue · 2 of 2 targets healthy in green',
  ],
  ['no failed task', failing(0), START, 'IN_PROGRESS · 1 of 2 running'],
  [
    'everything in order',
    { ...failing(1), targetGroups: [blue] },
    calm,
    'IN_PROGRESS · 1 of 2 running · 1 of 2 targets healthy · 1 failed · steady so far',
  ],
  ['nothing of a verdict', {}, { verdict: 'steady' }, 'ACTIVE · 1 of 2 running'],
])('the line of progress has %s', (_, change, state, line) => {
  expect(describeSnapshot({ ...SEEN, ...change }, state)).toBe(line);
});
