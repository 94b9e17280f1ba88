import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { arnOf, deployment } from '../test/current.ts';
import type { Aim } from './aim.ts';
import type { Deployment } from './deployment.ts';
import type { RunningTask, Snapshot } from './snapshot.ts';
import { START, watch, type Watch } from './watch.ts';

const OURS = arnOf(2);
const DIGEST = `sha256:${'2'.repeat(64)}`;
const AIM: Aim = { taskDefinition: OURS, digests: new Set([DIGEST]), after: 'deployment-1' };
const before = deployment('SUCCESSFUL', 1);
const ours = (status: string, change: Partial<Deployment> = {}): Deployment => ({
  ...deployment(status, 2),
  ...change,
});
const task = (id: string, change: Partial<RunningTask> = {}): RunningTask => ({
  ...{ id, taskDefinition: OURS, digest: DIGEST, status: 'RUNNING' },
  ...change,
});

/** All that was asked for, and nothing else. */
const DONE: Snapshot = {
  ...{ status: 'ACTIVE', desired: 2, running: 2, pending: 0, taskDefinitions: [OURS] },
  deployments: [ours('SUCCESSFUL'), before],
  tasks: [task('a'), task('b')],
  ...{ rolling: false, events: [] },
  targetGroups: [{ name: 'payments', healthy: 2, others: [] }],
};
const see = (...snapshots: readonly Snapshot[]): Watch =>
  snapshots.reduce((state, snapshot) => watch(state, snapshot, AIM), START);
const seeTwice = (change: Partial<Snapshot>) => see({ ...DONE, ...change }, { ...DONE, ...change });

test('is steady after two successive looks without an obstacle', () => {
  const rolling = { ...DONE, deployments: [ours('IN_PROGRESS'), before] };
  expect(see(DONE)).toMatchObject({ verdict: 'going', calm: 1 });
  expect(see(DONE, rolling, DONE)).toMatchObject({ verdict: 'going', calm: 1 });
  expect(see(rolling, DONE, DONE)).toEqual({ verdict: 'steady' });
});

test.each<[string, Partial<Snapshot>, string]>([
  ['ECS has not begun', { deployments: [before] }, 'ECS has not begun the deployment'],
  [
    'the deployment goes on',
    { deployments: [ours('IN_PROGRESS'), before] },
    'the deployment is IN_PROGRESS',
  ],
  [
    'it is being rolled back',
    { deployments: [ours('ROLLBACK_IN_PROGRESS'), before] },
    'the deployment is ROLLBACK_IN_PROGRESS',
  ],
  [
    'nobody can tell yet what the newest deployment brings',
    { deployments: [ours('PENDING', { taskDefinition: undefined }), before] },
    'ECS has not begun the deployment',
  ],
  [
    'ECS still runs the other revision',
    { taskDefinitions: [OURS, arnOf(1)] },
    'ECS runs payments-laptop:2, payments-laptop:1',
  ],
  ['a task is lacking', { running: 1 }, '1 of 2 tasks run'],
  ['a task is one too many', { running: 3 }, '3 of 2 tasks run'],
  ['a task is pending', { pending: 1 }, '2 of 2 tasks run, 1 are pending'],
  ['a task is not listed', { tasks: [task('a')] }, '1 of 2 tasks are listed'],
  [
    'a task is of another revision',
    { tasks: [task('a'), task('b', { taskDefinition: arnOf(1) })] },
    'task b is of payments-laptop:1',
  ],
  [
    'a task has another image',
    { tasks: [task('a'), task('b', { digest: 'sha256:other' })] },
    'task b has the image sha256:other',
  ],
  [
    'a task has no image yet',
    { tasks: [task('a'), task('b', { digest: undefined })] },
    'task b has the image not known yet',
  ],
  [
    'a target is not healthy',
    { targetGroups: [{ name: 'payments', healthy: 1, others: ['unhealthy (Target.Timeout)'] }] },
    '1 of 2 targets are healthy in payments: unhealthy (Target.Timeout)',
  ],
])('continues while %s', (_, change, because) => {
  expect(seeTwice(change)).toEqual({ verdict: 'going', calm: 0, because: [because] });
});

test('names all obstacles, in a fixed order', () => {
  const all: Partial<Snapshot> = {
    ...{ deployments: [ours('IN_PROGRESS', { stage: 'BAKE_TIME' }), before] },
    ...{ taskDefinitions: [], running: 1, pending: 1 },
    tasks: [task('a', { taskDefinition: arnOf(1), digest: 'sha256:other' })],
    targetGroups: [
      { name: 'blue', healthy: 1, others: ['initial', 'unhealthy'] },
      { name: 'green', healthy: 0, others: [] },
    ],
  };
  expect(seeTwice(all)).toEqual({
    ...{ verdict: 'going', calm: 0 },
    because: [
      'the deployment is IN_PROGRESS (BAKE_TIME)',
      'ECS runs nothing',
      '1 of 2 tasks run, 1 are pending',
      '1 of 2 tasks are listed',
      'task a is of payments-laptop:1',
      'task a has the image sha256:other',
      '1 of 2 targets are healthy in blue: initial, unhealthy',
      '0 of 2 targets are healthy in green',
    ],
  });
});

test('accepts any image of the revision if the digests are not known', () => {
  const tasks = [task('a'), task('b', { digest: 'sha256:other' })];
  const aim = { ...AIM, digests: undefined };
  const seen = { ...DONE, tasks };
  expect(watch(watch(START, seen, aim), seen, aim)).toEqual({ verdict: 'steady' });
  const deployments = [deployment('PENDING', 3), ours('SUCCESSFUL'), before];
  expect(watch(START, { ...seen, deployments }, aim)).toMatchObject({ verdict: 'superseded' });
});

test('is superseded even if a task has no image yet, or one of another revision has another', () => {
  const deployments = [deployment('PENDING', 3), ours('SUCCESSFUL'), before];
  const tasks = [
    task('a', { digest: undefined }),
    task('b', { taskDefinition: arnOf(3), digest: 'sha256:other' }),
  ];
  expect(see({ ...DONE, deployments, tasks })).toMatchObject({ verdict: 'superseded' });
});

test.each<[string, Partial<Snapshot>, string]>([
  [
    'the circuit breaker has rolled it back',
    {
      deployments: [
        ours('ROLLBACK_SUCCESSFUL', { failures: { count: 3, most: 3 }, reason: 'circuit breaker' }),
        before,
      ],
    },
    'the deployment was rolled back (3 tasks failed, 3 are the limit; circuit breaker)',
  ],
  [
    'an alarm has rolled it back',
    { deployments: [ours('ROLLBACK_SUCCESSFUL', { alarms: ['payments-latency'] }), before] },
    'the deployment was rolled back (alarms went off: payments-latency)',
  ],
  [
    'an alarm and failed tasks have rolled it back',
    {
      deployments: [
        ours('ROLLBACK_SUCCESSFUL', {
          ...{ alarms: ['latency', 'errors'], failures: { count: 1, most: 3 }, reason: 'as asked' },
        }),
        before,
      ],
    },
    'the deployment was rolled back (alarms went off: latency, errors; 1 tasks failed, 3 are the limit; as asked)',
  ],
  [
    'it was rolled back before a task failed',
    { deployments: [ours('ROLLBACK_SUCCESSFUL', { failures: { count: 0, most: 3 } }), before] },
    'the deployment was rolled back',
  ],
  [
    'rolling it back failed',
    { deployments: [ours('ROLLBACK_FAILED'), before] },
    'the deployment failed, and so did rolling it back',
  ],
  ['it was stopped', { deployments: [ours('STOPPED'), before] }, 'the deployment was stopped'],
  [
    'it was rolled back, and something else follows',
    { deployments: [deployment('IN_PROGRESS', 3), ours('ROLLBACK_SUCCESSFUL'), before] },
    'the deployment was rolled back',
  ],
  ['the service is being deleted', { status: 'DRAINING' }, 'the service is DRAINING'],
  ['the service is gone', { status: 'INACTIVE' }, 'the service is INACTIVE'],
  ['no task is wanted', { desired: 0 }, 'no task is wanted any more: its desired count is 0'],
])('fails when %s', (_, change, reason) => {
  expect(see({ ...DONE, ...change })).toEqual({ verdict: 'failed', reason });
});

test.each<[string, Deployment[]]>([
  ['on its way', [deployment('PENDING', 3), ours('IN_PROGRESS'), before]],
  ['what ours was stopped for', [deployment('PENDING', 3), ours('STOPPED'), before]],
  ['seen before ours', [deployment('SUCCESSFUL', 3), before]],
])('is overtaken by another deployment that is %s', (_, deployments) => {
  expect(see({ ...DONE, deployments })).toEqual({
    verdict: 'overtaken',
    reason: 'another deployment has been begun, of payments-laptop:3',
  });
});

test.each(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL'])(
  'succeeds if ECS had finished it, even if another one is %s by now',
  (status) => {
    const deployments = [deployment(status, 3), ours('SUCCESSFUL'), before];
    const rolling = { ...DONE, deployments: [ours('IN_PROGRESS'), before] };
    expect(see(rolling, { ...DONE, deployments })).toEqual({
      verdict: 'superseded',
      by: 'payments-laptop:3',
    });
  },
);

test('is overtaken by another deployment if one of its tasks runs another image', () => {
  const deployments = [deployment('PENDING', 3), ours('SUCCESSFUL'), before];
  const tasks = [task('a'), task('b', { digest: 'sha256:other' })];
  expect(see({ ...DONE, deployments, tasks })).toMatchObject({ verdict: 'overtaken' });
});

test('ignores an earlier roll-back when the same revision is deployed again', () => {
  const again = { ...ours('SUCCESSFUL'), arn: 'deployment-again' };
  const failedBefore = { ...ours('ROLLBACK_SUCCESSFUL'), arn: 'deployment-1' };
  const waiting = { ...DONE, deployments: [failedBefore] };
  expect(see(waiting, waiting)).toMatchObject({ verdict: 'going' });
  const done = { ...DONE, deployments: [again, failedBefore] };
  expect(see(waiting, done, done)).toEqual({ verdict: 'steady' });
});

test('accepts an identical deployment that another actor started', () => {
  const theirs = { ...ours('SUCCESSFUL'), arn: 'deployment-theirs' };
  expect(seeTwice({ deployments: [theirs, ours('STOPPED'), before] })).toEqual({
    verdict: 'steady',
  });
});

describe('watching any order of events', () => {
  const STATUSES = [
    ...['PENDING', 'IN_PROGRESS', 'SUCCESSFUL', 'STOP_REQUESTED', 'STOPPED'],
    ...['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
  ];
  const revision = fc.constantFrom(OURS, OURS, arnOf(1), arnOf(3));
  const deployments = fc
    .array(fc.record({ status: fc.constantFrom(...STATUSES), taskDefinition: revision }), {
      maxLength: 3,
    })
    .map((some) => [
      ...some.map((each, at) => ({ ...deployment(each.status, 0, `d${at}`), ...each })),
      before,
    ]);
  const tasks = fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      taskDefinition: revision,
      digest: fc.constantFrom(DIGEST, DIGEST, 'sha256:other', undefined),
      status: fc.constantFrom('RUNNING', 'RUNNING', 'PENDING'),
    }),
    { maxLength: 3 },
  );
  const count = fc.constantFrom(2, 2, 2, 0, 1, 3);
  /** Each part as it is when all is done, or anything else. */
  const part = <T>(done: T, other: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(done) }, { weight: 1, arbitrary: other });
  const snapshot: fc.Arbitrary<Snapshot> = fc.record({
    status: part('ACTIVE', fc.constantFrom('DRAINING', 'INACTIVE', 'MISSING')),
    ...{ desired: part(2, count), running: part(2, count), pending: part(0, count) },
    taskDefinitions: part([OURS], fc.array(revision, { maxLength: 2 })),
    deployments: part(DONE.deployments as Deployment[], deployments),
    tasks: part(DONE.tasks as RunningTask[], tasks),
    rolling: fc.boolean(),
    targetGroups: part(
      DONE.targetGroups as Snapshot['targetGroups'][number][],
      fc.array(
        fc.record({ name: fc.constant('payments'), healthy: count, others: fc.constant([]) }),
      ),
    ),
    events: fc.constant([]),
  });

  it('is never steady while anything else runs, or another deployment succeeded', () => {
    let steady = 0;
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 12 }), (snapshots) => {
        let state = START;
        snapshots.forEach((seen, at) => {
          const earlier = state;
          state = watch(state, seen, AIM);
          if (earlier.verdict !== 'going') expect(state).toBe(earlier);
          else if (state.verdict === 'superseded')
            expect(seen.deployments).toContainEqual(
              expect.objectContaining({ status: 'SUCCESSFUL', taskDefinition: OURS }),
            );
          else if (state.verdict === 'steady') {
            steady += 1;
            for (const look of [snapshots[at - 1]!, seen]) expectOursAlone(look);
          }
        });
      }),
      { numRuns: runs(3_000) },
    );
    // Or the property would have said nothing.
    expect(steady).toBeGreaterThan(50);
  });

  /** In words of its own, not those of the code. */
  function expectOursAlone(seen: Snapshot): void {
    const { tasks, deployments, taskDefinitions, desired } = seen;
    expect(seen.status).toBe('ACTIVE');
    expect(new Set(tasks.map(({ taskDefinition }) => taskDefinition))).toEqual(new Set([OURS]));
    expect(new Set(tasks.map(({ digest }) => digest))).toEqual(new Set([DIGEST]));
    expect(tasks).toHaveLength(desired);
    expect(seen.running).toBe(desired);
    expect(taskDefinitions).toEqual([OURS]);
    expect(deployments[0]).toMatchObject({ status: 'SUCCESSFUL', taskDefinition: OURS });
    expect(deployments[0]).not.toBe(before);
    for (const { healthy } of seen.targetGroups) expect(healthy).toBeGreaterThanOrEqual(desired);
  }
});
