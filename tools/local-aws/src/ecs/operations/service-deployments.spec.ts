import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
  type StopServiceDeploymentStopType,
} from '@aws-sdk/client-ecs';
import { EcsWorld } from '../test/ecs-world.ts';
import { guarded, DIGEST, IMAGE } from '../test/shop.ts';

let world: EcsWorld;

beforeEach(async () => {
  world = await EcsWorld.start();
});

afterEach(() => world.stop());

const stop = async (stopType?: StopServiceDeploymentStopType) => {
  const { serviceDeploymentArn } = await world.latest();
  return world.client.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType }));
};

it('describes a deployment with its source and target revisions', async () => {
  await world.createSteady();
  const taskDefinition = await world.deploy('steady');
  world.delivery.ecs.advance(3);
  const [latest, first] = await world.deployments();
  expect(latest).toMatchObject({
    serviceDeploymentArn: expect.stringMatching(/:service-deployment\/test\/shop\/[\w-]+$/),
    serviceArn: expect.stringMatching(/:service\/test\/shop$/),
    status: 'IN_PROGRESS',
    createdAt: expect.any(Date),
    startedAt: expect.any(Date),
    sourceServiceRevisions: [{ arn: first?.targetServiceRevision?.arn, runningTaskCount: 2 }],
    targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 },
    deploymentCircuitBreaker: { status: 'MONITORING', failureCount: 0, threshold: 3 },
    alarms: { status: 'MONITORING', triggeredAlarmNames: [] },
  });
  const { serviceRevisions } = await world.client.send(
    new DescribeServiceRevisionsCommand({
      serviceRevisionArns: [latest?.targetServiceRevision?.arn ?? ''],
    }),
  );
  expect(serviceRevisions).toMatchObject([
    {
      taskDefinition,
      containerImages: [{ containerName: 'app', image: IMAGE, imageDigest: DIGEST }],
    },
  ]);
});

it('lists deployments by status and time, in pages', async () => {
  await world.createSteady();
  const between = new Date();
  await world.deploy('stuck');
  const list = async (filter: object) => {
    const command = new ListServiceDeploymentsCommand({
      cluster: 'test',
      service: 'shop',
      ...filter,
    });
    return world.client.send(command);
  };
  const statuses = async (filter: object) =>
    (await list(filter)).serviceDeployments?.map(({ status }) => status);
  expect(await statuses({})).toEqual(['PENDING', 'SUCCESSFUL']);
  expect(await statuses({ status: ['SUCCESSFUL', 'STOPPED'] })).toEqual(['SUCCESSFUL']);
  expect(await statuses({ createdAt: { after: between } })).toEqual(['PENDING']);
  expect(await statuses({ createdAt: { before: between } })).toEqual(['SUCCESSFUL']);
  const { nextToken } = await list({ maxResults: 1 });
  expect(await statuses({ maxResults: 1, nextToken })).toEqual(['SUCCESSFUL']);
});

it('reports what it does not know', async () => {
  await world.create();
  const serviceDeploymentArns = ['arn:aws:ecs:eu-central-1:000000000000:service-deployment/a/b/c'];
  const { failures } = await world.client.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }),
  );
  expect(failures).toEqual([{ arn: serviceDeploymentArns[0], reason: 'MISSING' }]);
});

it.each([
  ['ROLLBACK', ['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL']],
  ['ABORT', ['STOP_REQUESTED', 'STOPPED']],
  [undefined, ['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_SUCCESSFUL']],
] as const)('stops a deployment, by %s', async (stopType, statuses) => {
  await world.createSteady();
  await world.deploy('steady');
  world.delivery.ecs.advance(2);
  await stop(stopType);
  expect(await world.statuses()).toEqual(statuses);
});

it('refuses to stop a deployment that has ended or does not exist', async () => {
  await world.createSteady();
  await expect(stop()).rejects.toMatchObject({ name: 'ConflictException' });
  const command = new StopServiceDeploymentCommand({ serviceDeploymentArn: 'arn:none' });
  await expect(world.client.send(command)).rejects.toMatchObject({
    name: 'ServiceDeploymentNotFoundException',
  });
});

it('a newer deployment replaces one that is in flight', async () => {
  await world.createSteady();
  await world.deploy('stuck');
  world.delivery.ecs.advance(3);
  const newest = await world.deploy('steady');
  world.delivery.ecs.advance(10);
  const [latest, stuck] = await world.deployments();
  expect(stuck).toMatchObject({ status: 'STOPPED', stoppedAt: expect.any(Date) });
  expect(latest?.status).toBe('SUCCESSFUL');
  // Tasks of both were still running when it began.
  expect(latest?.sourceServiceRevisions).toHaveLength(2);
  const service = await world.service();
  expect(service).toMatchObject({ taskDefinition: newest, runningCount: 2, pendingCount: 0 });
  expect(service.deployments).toHaveLength(1);
});

describe('the circuit breaker', () => {
  const withBreaker = (deploymentCircuitBreaker: object) => ({
    deploymentConfiguration: { ...guarded, deploymentCircuitBreaker } as typeof guarded,
  });

  it('lets ECS try indefinitely when it is off', async () => {
    await world.createSteady(withBreaker({ enable: false, rollback: false }));
    await world.deploy('never-starts');
    expect(await world.statuses(60)).toEqual(['PENDING', 'IN_PROGRESS']);
    expect((await world.latest()).deploymentCircuitBreaker?.status).toBe('DISABLED');
  });

  it('leaves the old tasks running without roll-back', async () => {
    const good = await world.createSteady(withBreaker({ enable: true, rollback: false }));
    const ours = await world.deploy('never-starts');
    expect(await world.statuses()).toEqual(['PENDING', 'IN_PROGRESS', 'STOPPED']);
    const service = await world.service();
    expect(service.taskDefinition).toBe(ours);
    expect(service.deployments?.[0]?.rolloutState).toBe('FAILED');
    const tasks = await world.tasks();
    expect(tasks.map(({ taskDefinitionArn }) => taskDefinitionArn)).toEqual([good, good]);
  });

  it('cannot roll back the first deployment', async () => {
    world.delivery.ecs.next('shop', 'never-starts');
    await world.create();
    expect(await world.statuses()).toEqual(['PENDING', 'IN_PROGRESS', 'ROLLBACK_FAILED']);
    expect(await world.service()).toMatchObject({ runningCount: 0, pendingCount: 0 });
  });

  it.each([
    [2, {}, 3],
    [20, {}, 10],
    [2, { thresholdConfiguration: { type: 'COUNT', value: 1 } }, 1],
    [1000, {}, 200],
    [1000, { thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 50 } }, 500],
  ])('with %d tasks and %j has a threshold of %d', async (desiredCount, settings, threshold) => {
    const breaker = { enable: true, rollback: true, ...settings };
    await world.create({ desiredCount, ...withBreaker(breaker) });
    expect((await world.latest()).deploymentCircuitBreaker?.threshold).toBe(threshold);
  });
});

it('stops the deployment on an alarm without roll-back', async () => {
  const alarms = { enable: true, rollback: false, alarmNames: ['shop-errors'] };
  await world.createSteady({ deploymentConfiguration: { ...guarded, alarms } });
  const ours = await world.deploy('alarm');
  expect(await world.statuses()).toEqual(['PENDING', 'IN_PROGRESS', 'STOPPED']);
  expect((await world.service()).taskDefinition).toBe(ours);
});
