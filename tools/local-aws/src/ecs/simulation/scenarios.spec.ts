import { EcsWorld } from '../test/ecs-world.ts';
import { IMAGE, LOG_GROUP } from '../test/shop.ts';
import type { Scenario, ScenarioOptions } from './scenario.ts';

let world: EcsWorld;
let good: string;

beforeEach(async () => {
  world = await EcsWorld.start();
  good = await world.createSteady();
});

afterEach(() => world.stop());

const attempt = ['PENDING', 'IN_PROGRESS'];
const rolledBack = [...attempt, 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'];

describe.each<[Scenario, ScenarioOptions, string[], 'ours' | 'the good one' | 'theirs']>([
  ['steady', {}, [...attempt, 'SUCCESSFUL'], 'ours'],
  ['slow', { ticks: 8 }, [...attempt, 'SUCCESSFUL'], 'ours'],
  ['flapping', {}, [...attempt, 'SUCCESSFUL'], 'ours'],
  ['circuit-breaker', {}, rolledBack, 'the good one'],
  ['never-starts', { cause: 'image' }, rolledBack, 'the good one'],
  ['never-starts', { cause: 'secret' }, rolledBack, 'the good one'],
  ['never-starts', { cause: 'exit' }, rolledBack, 'the good one'],
  ['alarm', {}, rolledBack, 'the good one'],
  [
    'stopped',
    {},
    [...attempt, 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL'],
    'the good one',
  ],
  [
    'alarm',
    { failsToRollBack: true },
    [...attempt, 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_FAILED'],
    'the good one',
  ],
])('%s %j', (scenario, options, statuses, runs) => {
  it(`passes through ${statuses.join(', ')}, and ${runs} runs`, async () => {
    const ours = await world.deploy(scenario, options);
    expect(await world.statuses()).toEqual(statuses);
    const expected = runs === 'ours' ? ours : good;
    const service = await world.service();
    expect(service).toMatchObject({ desiredCount: 2, runningCount: 2, pendingCount: 0 });
    expect(service.taskDefinition).toBe(expected);
    const tasks = await world.tasks();
    expect(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn)).toEqual([expected, expected]);
  });
});

it('applies to the next deployment only', async () => {
  await world.deploy('never-starts');
  await world.statuses();
  const ours = await world.register();
  await world.update({ taskDefinition: ours });
  expect(await world.statuses()).toEqual([...attempt, 'SUCCESSFUL']);
});

it('steady: old tasks run until new ones are healthy', async () => {
  await world.deploy('steady');
  for (let tick = 0; tick < 8; tick++) {
    world.delivery.ecs.advance();
    expect((await world.service()).runningCount).toBeGreaterThanOrEqual(2);
  }
  const [deployment] = (await world.service()).deployments ?? [];
  expect(deployment).toMatchObject({ status: 'PRIMARY', rolloutState: 'COMPLETED' });
  expect((await world.service()).events?.[0]?.message).toBe(
    '(service shop) has reached a steady state.',
  );
});

it('steady: tasks run the image of their definition, or another given one', async () => {
  const digests = async () => {
    await world.statuses();
    return (await world.tasks()).map(({ containers }) => containers?.[0]?.imageDigest);
  };
  await world.deploy('steady');
  expect(await digests()).toEqual([IMAGE.split('@')[1], IMAGE.split('@')[1]]);
  await world.deploy('steady', { imageDigest: 'sha256:other' });
  expect(await digests()).toEqual(['sha256:other', 'sha256:other']);
});

it('stuck: never ends', async () => {
  await world.deploy('stuck');
  expect(await world.statuses(100)).toEqual(attempt);
  expect(await world.service()).toMatchObject({ runningCount: 2, pendingCount: 2 });
});

it('flapping: healthy tasks stop', async () => {
  await world.deploy('flapping', { exitCode: 137 });
  const counts: (number | undefined)[] = [];
  for (let tick = 0; tick < 10; tick++) {
    world.delivery.ecs.advance();
    counts.push((await world.service()).deployments?.[0]?.runningCount);
  }
  expect(counts).toEqual([0, 0, 2, 2, 0, 0, 2, 2, 2, 2]);
  const stopped = await world.tasks('STOPPED');
  expect(stopped.map(({ containers }) => containers?.[0]?.exitCode)).toContain(137);
});

it('overtaken: another image wins', async () => {
  const ours = await world.deploy('overtaken');
  const { serviceDeploymentArn } = await world.latest();
  world.delivery.ecs.advance(20);
  const [theirs, overtaken] = await world.deployments();
  expect(theirs).toMatchObject({ status: 'SUCCESSFUL' });
  expect(overtaken).toMatchObject({ serviceDeploymentArn, status: 'STOPPED' });
  const { taskDefinition } = await world.service();
  expect(taskDefinition).not.toBe(ours);
  expect(taskDefinition).not.toBe(good);
  expect((await world.tasks())[0]?.containers?.[0]?.imageDigest).toMatch(/^sha256:(?!1111)/);
});

it('stopped with ABORT: tasks of both kinds remain', async () => {
  await world.deploy('stopped', { stopType: 'ABORT' });
  expect(await world.statuses()).toEqual([...attempt, 'STOP_REQUESTED', 'STOPPED']);
  expect((await world.service()).deployments).toMatchObject([
    { status: 'PRIMARY', rolloutState: 'FAILED', runningCount: 2 },
    { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 2 },
  ]);
});

it('deleted: the service drains and is INACTIVE', async () => {
  await world.deploy('deleted');
  expect(await world.statuses()).toEqual([...attempt, 'STOPPED']);
  expect(await world.service()).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
  expect(await world.tasks()).toEqual([]);
});

it('alarm: names the alarm while it is on', async () => {
  await world.deploy('alarm');
  world.delivery.ecs.advance(5);
  const latest = await world.latest();
  expect(latest).toMatchObject({
    status: 'ROLLBACK_IN_PROGRESS',
    alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['shop-errors'] },
    deploymentCircuitBreaker: { status: 'MONITORING_COMPLETE' },
  });
  expect(latest.rollback?.serviceRevisionArn).toBe(latest.sourceServiceRevisions?.[0]?.arn);
});

describe('the reasons of stopped tasks', () => {
  const firstStopped = async () => {
    world.delivery.ecs.advance(8);
    const stopped = await world.tasks('STOPPED');
    return stopped.find(({ taskDefinitionArn }) => taskDefinitionArn !== good);
  };

  it('name a missing image', async () => {
    await world.deploy('never-starts');
    const task = await firstStopped();
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(
        /^CannotPullContainerError: .*shop@sha256:[0-9a-f]+: not found$/,
      ),
    });
    const [container] = task?.containers ?? [];
    expect(container?.reason).toMatch(/^CannotPullContainerError/);
    expect(container?.imageDigest).toBeUndefined();
    expect(container?.exitCode).toBeUndefined();
  });

  it('name an unreadable secret', async () => {
    await world.deploy('never-starts', { cause: 'secret' });
    expect(await firstStopped()).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^ResourceInitializationError/),
    });
  });

  it('name a container that exits, with its last words in the log', async () => {
    await world.deploy('never-starts', { cause: 'exit', exitCode: 3, log: ['one', 'two'] });
    const task = await firstStopped();
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 3 }],
    });
    const stream = `shop/app/${task?.taskArn?.split('/').at(-1)}`;
    expect(world.delivery.logs.read(LOG_GROUP, stream)).toEqual(['one', 'two']);
  });

  it('name failing health checks', async () => {
    await world.deploy('circuit-breaker');
    expect(await firstStopped()).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${world.targetGroupArn})`,
      healthStatus: 'UNHEALTHY',
    });
    const messages = (await world.service()).events?.map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining('is unhealthy in (target-group arn:'));
  });
});
