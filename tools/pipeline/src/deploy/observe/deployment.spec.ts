import type { Aws } from '../aws.ts';
import { deployment } from '../test/current.ts';
import { hasFailed, isOnItsWay, isUnfinished, statusText, wasRolledBack } from './deployment.ts';
import { describeDeployments } from './describe-deployments.ts';
import { readDeployments } from './read-deployments.ts';
import { withForgotten } from './with-forgotten.ts';

/** An ECS in which the second deployment is begun, and stops the first, between two calls. */
function ecsInMotion() {
  const lists = [['first'], ['second', 'first']];
  const statuses: Record<string, string> = { first: 'STOPPED', second: 'PENDING' };
  return {
    listServiceDeployments: () => {
      const listed = lists.length > 1 ? lists.shift()! : lists[0]!;
      const serviceDeployments = listed.map((serviceDeploymentArn) => ({
        serviceDeploymentArn,
        createdAt: new Date(serviceDeploymentArn === 'first' ? 1 : 2),
      }));
      return Promise.resolve({ serviceDeployments });
    },
    describeServiceDeployments: (input: { serviceDeploymentArns: string[] }) =>
      Promise.resolve({
        serviceDeployments: input.serviceDeploymentArns.map((serviceDeploymentArn) => ({
          serviceDeploymentArn,
          status: statuses[serviceDeploymentArn],
        })),
      }),
  };
}

test('a deployment stopped by a newer one is reported with the newer one', async () => {
  const ecs = ecsInMotion() as unknown as Aws['ecs'];
  const found = await readDeployments({ ecs }, 'cluster', 'service');
  expect(found.map(({ arn, status }) => [arn, status])).toEqual([
    ['second', 'PENDING'],
    ['first', 'STOPPED'],
  ]);
});

test.each([
  ['PENDING', ['unfinished', 'on its way']],
  ['IN_PROGRESS', ['unfinished', 'on its way']],
  ['STOP_REQUESTED', ['unfinished']],
  ['ROLLBACK_REQUESTED', ['unfinished']],
  ['ROLLBACK_IN_PROGRESS', ['unfinished']],
  ['SUCCESSFUL', []],
  ['STOPPED', ['failed']],
  ['ROLLBACK_SUCCESSFUL', ['failed', 'rolled back']],
  ['ROLLBACK_FAILED', ['failed', 'rolled back']],
])('a deployment that is %s is %j', (status, expected) => {
  const one = deployment(status, 1);
  const states = [
    ...(isUnfinished(one) ? ['unfinished'] : []),
    ...(isOnItsWay(one) ? ['on its way'] : []),
    ...(hasFailed(one) ? ['failed'] : []),
    ...(wasRolledBack(one) ? ['rolled back'] : []),
  ];
  expect(states).toEqual(expected);
});

test('the status of a deployment has its stage, if it has one', () => {
  const baking = { ...deployment('IN_PROGRESS', 1), stage: 'BAKE_TIME' };
  expect([baking, deployment('IN_PROGRESS', 1)].map(statusText)).toEqual([
    ...['IN_PROGRESS (BAKE_TIME)', 'IN_PROGRESS'],
  ]);
});

describe('the description of deployments', () => {
  const createdAt = new Date(1);
  const described = (serviceDeploymentArn: string, status: string) => ({
    ...{ serviceDeploymentArn, status, createdAt, lifecycleStage: 'BAKE_TIME' },
    ...{ statusReason: 'because', targetServiceRevision: { arn: 'revision-1' } },
    deploymentCircuitBreaker: { failureCount: 1, threshold: 3 },
    alarms: { triggeredAlarmNames: ['latency'] },
  });

  /** An ECS that describes two deployments of one revision, and its calls. */
  function ecsWithCalls() {
    const calls: string[][] = [];
    const ecs = {
      describeServiceDeployments: (input: { serviceDeploymentArns: string[] }) => {
        calls.push(input.serviceDeploymentArns);
        const serviceDeployments = [described('a', 'SUCCESSFUL'), described('b', 'IN_PROGRESS')];
        return Promise.resolve({ serviceDeployments });
      },
      describeServiceRevisions: (input: { serviceRevisionArns: string[] }) => {
        calls.push(input.serviceRevisionArns);
        const revision = { serviceRevisionArn: 'revision-1', taskDefinition: 'payments:1' };
        return Promise.resolve({ serviceRevisions: [revision] });
      },
    };
    return { ecs: ecs as unknown as Aws['ecs'], calls };
  }

  it('is in the requested order, and each revision is read once', async () => {
    const { ecs, calls } = ecsWithCalls();
    const revisions = new Map<string, string>();
    const known = {
      ...{ reason: 'because', createdAt, taskDefinition: 'payments:1', alarms: ['latency'] },
      failures: { count: 1, most: 3 },
    };
    const expected = [
      { ...known, arn: 'b', status: 'IN_PROGRESS', stage: 'BAKE_TIME' },
      { ...known, arn: 'a', status: 'SUCCESSFUL', stage: undefined },
    ];
    expect(await describeDeployments(ecs, ['b', 'gone', 'a'], revisions)).toEqual(expected);
    expect(await describeDeployments(ecs, ['b'], revisions)).toEqual(expected.slice(0, 1));
    expect(calls).toEqual([['b', 'gone', 'a'], ['revision-1'], ['b']]);
  });

  it('is empty without a call if there are none', async () => {
    const { ecs, calls } = ecsWithCalls();
    expect([await describeDeployments(ecs, [], new Map()), calls]).toEqual([[], []]);
  });
});

/** An ECS that lists deployments only as far back as `days`, and its calls. */
function ecsWithHistory(days: number, count: number) {
  const reaches: (number | undefined)[] = [];
  const brief = Array.from({ length: count }, (_, at) => ({
    serviceDeploymentArn: `d${at}`,
    createdAt: new Date(Date.now() - days * 86_400_000 + at),
  }));
  const ecs = {
    listServiceDeployments: (input: { createdAt?: { after: Date }; maxResults: number }) => {
      const after = input.createdAt?.after;
      reaches.push(after && Math.round((Date.now() - after.getTime()) / 86_400_000));
      expect(input).toMatchObject({ ...PLACE, maxResults: 100 });
      const serviceDeployments = brief.filter((each) => !after || each.createdAt >= after);
      return Promise.resolve({ serviceDeployments });
    },
    describeServiceDeployments: (input: { serviceDeploymentArns: string[] }) =>
      Promise.resolve({
        serviceDeployments: input.serviceDeploymentArns.map((serviceDeploymentArn) => ({
          ...{ serviceDeploymentArn, status: 'SUCCESSFUL' },
        })),
      }),
  };
  return { ecs: ecs as unknown as Aws['ecs'], reaches };
}
const PLACE = { cluster: 'laptop', service: 'payments' };

test.each([
  [0, [1]],
  [7, [1, 14]],
  [30, [1, 14, undefined]],
])('the five newest deployments are found, also of %d days ago', async (days, expected) => {
  const { ecs, reaches } = ecsWithHistory(days, 7);
  const found = await readDeployments({ ecs }, PLACE.cluster, PLACE.service);
  expect(found.map(({ arn }) => arn)).toEqual(['d6', 'd5', 'd4', 'd3', 'd2']);
  expect(reaches).toEqual(expected);
});

test('a service without any deployment has none', async () => {
  const { ecs, reaches } = ecsWithHistory(0, 0);
  expect(await readDeployments({ ecs }, PLACE.cluster, PLACE.service)).toEqual([]);
  expect(reaches).toEqual([1, 14, undefined]);
});

describe('a service that ECS lists no deployment of', () => {
  const DAY_MS = 86_400_000;
  const NOW = Date.parse('2026-11-01T00:00:00Z');
  const own = (change: object = {}, days = 100) => ({
    ...{ id: 'ecs-svc/1', taskDefinition: 'payments:1', rolloutState: 'COMPLETED' as const },
    createdAt: new Date(NOW - days * DAY_MS),
    ...change,
  });

  it('was deployed by the deployment that it names itself, a long time ago', () => {
    const expected = {
      ...{ arn: 'ecs-svc/1', status: 'SUCCESSFUL', taskDefinition: 'payments:1' },
      ...{ stage: undefined, reason: undefined, failures: undefined, alarms: [] },
    };
    expect(withForgotten([], { deployments: [own()] }, NOW)).toEqual([
      { ...expected, createdAt: new Date(NOW - 100 * DAY_MS) },
    ]);
    expect(withForgotten([], { deployments: [own({}, 60)] }, NOW)).toEqual([
      { ...expected, createdAt: new Date(NOW - 60 * DAY_MS) },
    ]);
  });

  it.each([
    ['all of its tasks run', { runningCount: 2, pendingCount: 0 }, 1],
    ['a task is lacking', { runningCount: 1, pendingCount: 0 }, 0],
    ['a task is pending', { runningCount: 2, pendingCount: 1 }, 0],
  ])('has no state of a roll-out, and %s', (_, counts, length) => {
    const deployments = [own({ rolloutState: undefined })];
    const service = { deployments, desiredCount: 2, ...counts };
    expect(withForgotten([], service, NOW)).toHaveLength(length);
  });

  it('has only the listed deployments where ECS lists one', () => {
    const listed = [deployment('IN_PROGRESS', 2)];
    expect(withForgotten(listed, { deployments: [own()] }, NOW)).toBe(listed);
  });

  it.each([
    ['it names two', [own(), own({ id: 'ecs-svc/2' })]],
    ['the one goes on', [own({ rolloutState: 'IN_PROGRESS' })]],
    ['ECS would still list the one', [own({}, 7)]],
    ['ECS would still just list the one', [own({ createdAt: new Date(NOW - 60 * DAY_MS + 1) })]],
    ['the one has no time', [own({ createdAt: undefined })]],
  ])('has none where %s', (_, deployments) => {
    expect(withForgotten([], { deployments }, NOW)).toEqual([]);
  });
});
