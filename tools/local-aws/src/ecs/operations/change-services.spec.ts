import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  type CreateServiceRequest,
} from '@aws-sdk/client-ecs';
import { EcsWorld } from '../test/ecs-world.ts';
import { guarded } from '../test/shop.ts';

let world: EcsWorld;

beforeEach(async () => {
  world = await EcsWorld.start();
});

afterEach(() => world.stop());

const deleteService = () =>
  world.client.send(new DeleteServiceCommand({ cluster: 'test', service: 'shop', force: true }));

it('returns a service as it was created, with its tags', async () => {
  const tags = [{ key: 'service', value: 'shop' }];
  const taskDefinition = await world.create({ tags, platformVersion: '1.4.0' });
  const { services } = await world.client.send(
    new DescribeServicesCommand({ cluster: 'test', services: ['shop'], include: ['TAGS'] }),
  );
  expect(services).toMatchObject([
    {
      serviceName: 'shop',
      status: 'ACTIVE',
      taskDefinition,
      desiredCount: 2,
      runningCount: 0,
      platformVersion: '1.4.0',
      deploymentConfiguration: guarded,
      loadBalancers: [{ targetGroupArn: world.targetGroupArn }],
      deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition }],
      tags,
    },
  ]);
});

it.each<[string, Partial<CreateServiceRequest>, string]>([
  ['a cluster that is not there', { cluster: 'none' }, 'ClusterNotFoundException'],
  ['a task definition that is not there', { taskDefinition: 'none' }, 'ClientException'],
  [
    'a target group that is not there',
    { loadBalancers: [{ targetGroupArn: 'arn:none', containerName: 'app', containerPort: 3000 }] },
    'InvalidParameterException',
  ],
  ['no subnets', { networkConfiguration: {} }, 'InvalidParameterException'],
  [
    'bounds that block deployments',
    { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 100 } },
    'InvalidParameterException',
  ],
])('refuses %s', async (_, change, name) => {
  await expect(world.create(change)).rejects.toMatchObject({ name });
});

it.each([
  ['container', { containerName: 'web', containerPort: 3000 }],
  ['port', { containerName: 'app', containerPort: 80 }],
])('refuses a load balancer for a %s that the task definition lacks', async (_, target) => {
  const loadBalancers = [{ targetGroupArn: world.targetGroupArn, ...target }];
  await expect(world.create({ loadBalancers })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

it('refuses a second service with the same name', async () => {
  await world.create();
  await expect(world.create()).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Creation of service was not idempotent.',
  });
});

describe('an update', () => {
  let good: string;

  beforeEach(async () => {
    good = await world.createSteady();
  });

  const count = async () => (await world.deployments()).length;

  it('without a change deploys nothing', async () => {
    await world.update({ taskDefinition: good });
    await world.update({ deploymentConfiguration: { ...guarded, maximumPercent: 150 } });
    expect(await count()).toBe(1);
    expect((await world.service()).deploymentConfiguration?.maximumPercent).toBe(150);
  });

  it('of the desired count starts and stops tasks', async () => {
    await world.update({ desiredCount: 4 });
    world.delivery.ecs.advance(4);
    expect(await world.service()).toMatchObject({ desiredCount: 4, runningCount: 4 });
    await world.update({ desiredCount: 1 });
    world.delivery.ecs.advance(2);
    expect(await world.service()).toMatchObject({ desiredCount: 1, runningCount: 1 });
    expect(await count()).toBe(1);
  });

  it.each([
    ['the network', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-2'] } } }],
    ['the platform', { platformVersion: '1.4.0' }],
    ['nothing, by force', { forceNewDeployment: true }],
  ])('of %s deploys the same task definition', async (_, change) => {
    await world.update(change);
    expect(await count()).toBe(2);
    expect((await world.service()).taskDefinition).toBe(good);
  });

  it('is undone completely when it is rolled back', async () => {
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-2'] } };
    world.delivery.ecs.next('shop', 'never-starts');
    await world.update({ networkConfiguration });
    await world.statuses();
    const { networkConfiguration: now } = await world.service();
    expect(now?.awsvpcConfiguration?.subnets).toEqual(['subnet-1']);
    await world.update({ networkConfiguration });
    expect(await count()).toBe(3);
  });

  it('to an unknown task definition changes nothing', async () => {
    await expect(world.update({ taskDefinition: 'shop:99' })).rejects.toMatchObject({
      name: 'ClientException',
    });
    expect(await count()).toBe(1);
  });
});

it('a deleted service is INACTIVE, cannot be updated, and can be created again', async () => {
  const taskDefinition = await world.createSteady();
  await deleteService();
  expect(await world.service()).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
  world.delivery.ecs.advance(2);
  expect(await world.service()).toMatchObject({
    status: 'INACTIVE',
    runningCount: 0,
    deployments: [],
  });
  await expect(world.update({ taskDefinition })).rejects.toMatchObject({
    name: 'ServiceNotActiveException',
  });
  await world.createSteady();
  expect(await world.service()).toMatchObject({ status: 'ACTIVE', runningCount: 2 });
});

it('reports what it does not know', async () => {
  const { services, failures } = await world.client.send(
    new DescribeServicesCommand({ cluster: 'test', services: ['none'] }),
  );
  expect({ services, failures }).toEqual({
    services: [],
    failures: [{ arn: expect.stringMatching(/:service\/test\/none$/), reason: 'MISSING' }],
  });
  await expect(world.update({ desiredCount: 1 })).rejects.toMatchObject({
    name: 'ServiceNotFoundException',
  });
  const services11 = Array.from({ length: 11 }, (_, index) => `service-${index}`);
  await expect(
    world.client.send(new DescribeServicesCommand({ cluster: 'test', services: services11 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

it('counts what runs in a cluster', async () => {
  await world.createSteady();
  const { clusters, failures } = await world.client.send(
    new DescribeClustersCommand({ clusters: ['test', 'none'] }),
  );
  expect(clusters).toMatchObject([
    { clusterName: 'test', status: 'ACTIVE', activeServicesCount: 1, runningTasksCount: 2 },
  ]);
  expect(failures).toMatchObject([{ reason: 'MISSING' }]);
});

it('needs a service name', async () => {
  const command = new CreateServiceCommand({ cluster: 'test', serviceName: '' });
  await expect(world.client.send(command)).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});
