import { revisionName } from '../observe/snapshot.ts';
import { findTargets, goodRevisions, leftUnrecorded } from './history.ts';
import type { DeploymentRecord } from './record.ts';

const arn = (revision: number) =>
  `arn:aws:ecs:eu-central-1:111111111111:task-definition/payments-production:${revision}`;
const digest = (revision: number) => `sha256:${String(revision).repeat(64)}`;
const deployed = (revision: number, from?: number): DeploymentRecord => ({
  version: 1,
  image: `payments@${digest(revision)}`,
  digest: digest(revision),
  taskDefinition: arn(revision),
  evidence: {
    sha256: 'a'.repeat(64),
    policy: 'a'.repeat(64),
    verifiedAt: '2026-11-01T00:00:00Z',
    expires: '2026-12-01T00:00:00Z',
    result: 'PASSED',
  },
  deployedAt: '2026-11-01T00:00:00Z',
  by: 'somebody',
  ...(from !== undefined && { rolledBackFrom: arn(from) }),
});
const numbers = (records: readonly DeploymentRecord[]) =>
  goodRevisions(records).map(({ taskDefinition }) =>
    Number(revisionName(taskDefinition).split(':')[1]),
  );

test.each<[string, DeploymentRecord[], number[]]>([
  ['nothing', [], []],
  ['one after the other', [deployed(1), deployed(2), deployed(3)], [3, 2, 1]],
  ['the same again, of a later commit', [deployed(1), deployed(2), deployed(2)], [2, 1]],
  ['an older one deployed again', [deployed(1), deployed(2), deployed(1)], [1, 2]],
  ['a roll-back', [deployed(1), deployed(2), deployed(3), deployed(2, 3)], [2, 1]],
  ['two roll-backs', [deployed(1), deployed(2), deployed(3), deployed(2, 3), deployed(1, 2)], [1]],
  ['a roll-back over two', [deployed(1), deployed(2), deployed(3), deployed(1, 3)], [1]],
  ['a roll-back from what never was steady', [deployed(1), deployed(2), deployed(2, 3)], [2, 1]],
  [
    'a roll-back to what was rolled back from',
    [deployed(1), deployed(2), deployed(1, 2), deployed(2, 1)],
    [2],
  ],
  [
    'two at once, of which the earlier one was recorded last',
    [
      deployed(1),
      { ...deployed(3), begunAt: '2026-11-03T00:00:00Z', deployedAt: '2026-11-03T00:05:00Z' },
      { ...deployed(2), begunAt: '2026-11-02T00:00:00Z', deployedAt: '2026-11-03T00:06:00Z' },
    ],
    [3, 2, 1],
  ],
  ['a roll-back registered again', [deployed(1), deployed(2), deployed(3, 2)], [3, 1]],
  [
    'deployed again after a roll-back',
    [deployed(1), deployed(2), deployed(1, 2), deployed(2)],
    [2, 1],
  ],
])('%s', (_, records, expected) => {
  expect(numbers(records)).toEqual(expected);
});

test('goes to the last good revision that differs from the current one', () => {
  const records = [deployed(1), deployed(2)];
  expect(findTargets(records, arn(2))[0]?.taskDefinition).toBe(arn(1));
  expect(findTargets(records, arn(3))[0]?.taskDefinition).toBe(arn(2));
  expect(findTargets([deployed(1)], arn(1))).toEqual([]);
});

test('continues an unrecorded roll-back, and then goes further back', () => {
  const records = [deployed(1), deployed(2), deployed(3)];
  const targets = (current: number) =>
    findTargets(records, arn(current)).map(({ taskDefinition }) => taskDefinition);
  expect(targets(2)).toEqual([arn(2), arn(1)]);
  expect(leftUnrecorded(records, arn(2))?.taskDefinition).toBe(arn(3));
  expect(leftUnrecorded(records, arn(3))).toBeUndefined();
  expect(leftUnrecorded(records, arn(4))).toBeUndefined();
});

test.each([['1'], ['payments-production:1'], [arn(1)], [digest(1)]])('finds %s', (to) => {
  expect(findTargets([deployed(1), deployed(2)], arn(2), to)[0]?.taskDefinition).toBe(arn(1));
});

test.each([['3'], ['payments-production'], [digest(3)], ['']])('does not find %j', (to) => {
  expect(findTargets([deployed(1), deployed(2)], arn(2), to)).toEqual([]);
});

test('goes to the newest of two revisions of one image', () => {
  const records = [deployed(1), { ...deployed(2), digest: digest(1) }, deployed(3)];
  expect(findTargets(records, arn(3), digest(1))).toEqual([records[1]]);
});
