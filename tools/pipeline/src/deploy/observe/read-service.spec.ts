import type { Service, Task } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import { readService, readServices } from './read-service.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readStoppedTasks } from './read-stopped-tasks.ts';
import { readTargetGroup } from './read-target-group.ts';
import { readTasks } from './read-tasks.ts';

const PLACE = { cluster: 'laptop', service: 'payments' };
const taskOf = (id: string, service = 'payments', change: Partial<Task> = {}): Task => ({
  ...{ taskArn: `arn:aws:ecs:eu-central-1:1:task/laptop/${id}`, group: `service:${service}` },
  ...{ taskDefinitionArn: `${service}:1`, lastStatus: 'RUNNING' },
  containers: [
    { name: 'sidecar', imageDigest: 'sha256:sidecar' },
    { name: service, imageDigest: `sha256:${service}` },
  ],
  ...change,
});
const runningTask = (id: string, service = 'payments') => ({
  ...{ id, taskDefinition: `${service}:1`, digest: `sha256:${service}`, status: 'RUNNING' },
});
const serviceOf = (serviceName: string, change: Partial<Service> = {}): Service => ({
  ...{ serviceName, status: 'ACTIVE', desiredCount: 2, runningCount: 1, pendingCount: 1 },
  ...change,
});
const NOTHING = {
  ...{ desired: 0, running: 0, pending: 0, taskDefinitions: [], rolling: false, tasks: [] },
};

/** An ECS with these services and tasks, with the limits of the real one, and its calls. */
function ecsWith(services: readonly Service[], tasks: readonly Task[] = []) {
  const calls: object[] = [];
  const ecs = {
    describeServices: (input: { services: string[] }) => {
      calls.push(input);
      if (input.services.length > 10) throw new Error('more than 10 services');
      const isNamed = ({ serviceName = '' }: Service) => input.services.includes(serviceName);
      return Promise.resolve({ services: services.filter(isNamed) });
    },
    listTasks: (input: { serviceName?: string }) => {
      calls.push(input);
      const { serviceName } = input;
      const listed = tasks.filter(
        ({ group }) => serviceName === undefined || group === `service:${serviceName}`,
      );
      return Promise.resolve({ taskArns: listed.map(({ taskArn }) => taskArn) });
    },
    describeTasks: (input: { tasks: string[] }) => {
      if (input.tasks.length === 0 || input.tasks.length > 100)
        throw new Error('no task, or more than 100');
      const isNamed = ({ taskArn = '' }: Task) => input.tasks.includes(taskArn);
      return Promise.resolve({ tasks: tasks.filter(isNamed) });
    },
  };
  return { ecs: ecs as unknown as Aws['ecs'], calls };
}

describe('a service', () => {
  it('runs what ECS describes, the primary revision first, with the image of its own container', async () => {
    const deployments = [
      { status: 'ACTIVE', taskDefinition: 'payments:1', rolloutState: 'COMPLETED' as const },
      { status: 'PRIMARY', taskDefinition: 'payments:2', rolloutState: 'IN_PROGRESS' as const },
    ];
    const service = serviceOf('payments', { deployments, enableExecuteCommand: true });
    const { ecs } = ecsWith([service], [taskOf('a'), taskOf('b', 'orders')]);
    expect(await readService({ ecs }, PLACE)).toEqual({
      service,
      state: {
        ...{ status: 'ACTIVE', desired: 2, running: 1, pending: 1, rolling: true, exec: true },
        ...{ taskDefinitions: ['payments:2', 'payments:1'], tasks: [runningTask('a')] },
      },
    });
  });

  it('has no counts, shell and rollout if ECS reports none', async () => {
    const { ecs } = ecsWith([{ serviceName: 'payments', status: 'ACTIVE' }]);
    const { state } = await readService({ ecs }, PLACE);
    expect(state).toEqual({ ...NOTHING, status: 'ACTIVE', exec: false });
  });

  it.each([
    ['MISSING', []],
    ['DRAINING', [serviceOf('payments', { status: 'DRAINING' })]],
  ])('that is %s runs nothing, and its tasks are not read', async (status, services) => {
    const { ecs, calls } = ecsWith(services, [taskOf('a')]);
    expect(await readService({ ecs }, PLACE)).toEqual({
      ...{ service: undefined, state: { ...NOTHING, status } },
    });
    expect(calls).toHaveLength(1);
  });
});

describe('several services', () => {
  const tasks = [taskOf('a'), taskOf('b', 'orders'), taskOf('c')];

  it('are read ten at a time, and their tasks at once', async () => {
    const names = [...Array.from({ length: 10 }, (_, at) => `other-${at}`), 'payments', 'orders'];
    const { ecs, calls } = ecsWith(
      names.map((name) => serviceOf(name)),
      tasks,
    );
    const states = await readServices({ ecs }, 'laptop', names);
    expect([...states.keys()]).toEqual(names);
    expect(names.map((name) => states.get(name)?.tasks)).toEqual([
      ...Array.from({ length: 10 }, () => []),
      [runningTask('a'), runningTask('c')],
      [runningTask('b', 'orders')],
    ]);
    expect(calls).toEqual([
      { cluster: 'laptop', services: names.slice(0, 10) },
      { cluster: 'laptop', services: ['payments', 'orders'] },
      { cluster: 'laptop', desiredStatus: 'RUNNING' },
    ]);
  });

  it('are read without the tasks of others if there is one, and without tasks if none is active', async () => {
    const { ecs, calls } = ecsWith([serviceOf('payments')], tasks);
    await readServices({ ecs }, 'laptop', ['payments']);
    expect(calls[1]).toMatchObject({ serviceName: 'payments' });
    const gone = ecsWith([serviceOf('payments', { status: 'INACTIVE' })], tasks);
    const states = await readServices({ ecs: gone.ecs }, 'laptop', ['payments', 'orders']);
    expect([...states]).toEqual([
      ['payments', { ...NOTHING, status: 'INACTIVE' }],
      ['orders', { ...NOTHING, status: 'MISSING' }],
    ]);
    expect(gone.calls).toHaveLength(1);
  });
});

describe('tasks', () => {
  it('are described a hundred at a time', async () => {
    const tasks = Array.from({ length: 201 }, (_, at) => taskOf(`${at}`));
    const { ecs, calls } = ecsWith([], tasks);
    expect(await readTasks({ ecs }, { cluster: 'laptop', family: 'jobs' }, 'RUNNING')).toEqual(
      tasks,
    );
    expect(calls).toEqual([{ cluster: 'laptop', desiredStatus: 'RUNNING', family: 'jobs' }]);
  });

  it('that stopped are listed newest first, with why', async () => {
    const stopped = (id: string, minute: number, change: Partial<Task>) =>
      taskOf(id, 'payments', { stoppedAt: new Date(minute * 60_000), ...change });
    const containers = [{ name: 'payments', exitCode: 3, reason: 'killed' }];
    const { ecs, calls } = ecsWith(
      [],
      [
        stopped('b', 2, { stopCode: 'TaskFailedToStart', containers: [] }),
        stopped('a', 3, { stoppedReason: 'out of memory', stopCode: 'UserInitiated', containers }),
        stopped('c', 1, { containers: [] }),
      ],
    );
    const known = { taskDefinition: 'payments:1' };
    expect(await readStoppedTasks({ ecs }, PLACE)).toEqual([
      { ...known, id: 'a', reason: 'out of memory', containers },
      { ...known, id: 'b', reason: 'TaskFailedToStart', containers: [] },
      { ...known, id: 'c', reason: 'no reason given', containers: [] },
    ]);
    expect(calls).toEqual([
      { cluster: 'laptop', desiredStatus: 'STOPPED', serviceName: 'payments' },
    ]);
  });
});

/** An ELB whose target groups have targets in these states, by the name of the group. */
function elbWith(states: Record<string, readonly (readonly [string?, string?])[]>) {
  const elb = {
    describeTargetHealth: ({ TargetGroupArn }: { TargetGroupArn: string }) =>
      Promise.resolve({
        TargetHealthDescriptions: states[TargetGroupArn]?.map(([State, Reason]) => ({
          TargetHealth: { State, Reason },
        })),
      }),
  };
  return elb as unknown as Aws['elb'];
}
const groupArn = (name: string) => `arn:aws:elasticloadbalancing:x:1:targetgroup/${name}/0123`;

test('a target group has its healthy targets, and the others that are not leaving', async () => {
  const elb = elbWith({
    [groupArn('blue')]: [
      ...([
        ['healthy'],
        ['unhealthy', 'Target.Timeout'],
        ['initial'],
        ['draining'],
        ['unused'],
      ] as const),
      ...([['healthy'], []] as const),
    ],
  });
  expect(await readTargetGroup({ elb }, groupArn('blue'))).toEqual({
    ...{ name: 'blue', healthy: 2, others: ['unhealthy (Target.Timeout)', 'initial', 'unknown'] },
  });
  expect(await readTargetGroup({ elb }, 'gone')).toEqual({ name: 'gone', healthy: 0, others: [] });
});

test.each([
  ['blue', [['healthy'], ['healthy']], [['healthy']]],
  ['green', [['healthy']], [['healthy'], ['healthy']]],
  ['blue', [['healthy']], [['healthy']]],
] as const)(
  '%s is in production, which has more healthy targets, or is first',
  async (name, blue, green) => {
    const alternate = { alternateTargetGroupArn: groupArn('green') };
    const loadBalancers = [{ targetGroupArn: groupArn('blue'), advancedConfiguration: alternate }];
    const events = [
      { id: '2', message: 'later' },
      { id: '1', message: 'earlier' },
    ];
    const { ecs } = ecsWith([serviceOf('payments', { loadBalancers, events })]);
    const listServiceDeployments = () => Promise.resolve({});
    const aws = {
      ecs: { ...ecs, listServiceDeployments } as unknown as Aws['ecs'],
      elb: elbWith({ [groupArn('blue')]: blue, [groupArn('green')]: green }),
    };
    const seen = await readSnapshot(aws, PLACE, new Map());
    expect(seen.targetGroups.map((group) => group.name)).toEqual([name]);
    expect(seen.events).toEqual([
      { id: '1', message: 'earlier' },
      { id: '2', message: 'later' },
    ]);
  },
);
