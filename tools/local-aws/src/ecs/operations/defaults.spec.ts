import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { EcsWorld } from '../test/ecs-world.ts';
import { definition } from '../test/shop.ts';

let world: EcsWorld;
beforeAll(async () => (world = await EcsWorld.start()));
afterAll(() => world.stop());

it('fills in what a task definition omits, as ECS does', async () => {
  const taskDefinition = await world.register({ family: 'filled' });
  const found = await world.client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  expect(found).not.toHaveProperty('tags');
  expect(found.taskDefinition).toMatchObject({
    volumes: [],
    placementConstraints: [],
    registeredBy: 'arn:aws:iam::000000000000:user/local',
    requiresAttributes: expect.arrayContaining([{ name: 'ecs.capability.task-eni' }]),
    containerDefinitions: [
      {
        ...{ cpu: 0, essential: true, environment: [], mountPoints: [], volumesFrom: [] },
        systemControls: [],
        portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp' }],
        healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 },
      },
    ],
  });
});

it('fills in what a service omits, and returns tags only on request', async () => {
  const taskDefinition = await world.register({ family: 'service' });
  await world.client.send(
    new CreateServiceCommand({
      ...{ cluster: 'test', serviceName: 'bare', taskDefinition, launchType: 'FARGATE' },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
      tags: [{ key: 'team', value: 'a' }],
    }),
  );
  const describe = async (include?: 'TAGS') =>
    (
      await world.client.send(
        new DescribeServicesCommand({
          ...{ cluster: 'test', services: ['bare'] },
          ...(include && { include: [include] }),
        }),
      )
    ).services?.[0];
  expect(await describe()).not.toHaveProperty('tags');
  const service = await describe('TAGS');
  expect(service).toMatchObject({
    tags: [{ key: 'team', value: 'a' }],
    deploymentConfiguration: {
      ...{ maximumPercent: 200, minimumHealthyPercent: 100, strategy: 'ROLLING' },
      deploymentCircuitBreaker: { enable: false, rollback: false },
    },
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-a'],
        securityGroups: [],
        assignPublicIp: 'DISABLED',
      },
    },
    ...{ schedulingStrategy: 'REPLICA', propagateTags: 'NONE', platformVersion: 'LATEST' },
    ...{ deploymentController: { type: 'ECS' }, availabilityZoneRebalancing: 'ENABLED' },
    ...{ loadBalancers: [], serviceRegistries: [], placementStrategy: [] },
  });
});

it.each<[string, (world: EcsWorld) => Promise<unknown>, RegExp]>([
  [
    'no service to describe',
    ({ client }) => client.send(new DescribeServicesCommand({ cluster: 'test', services: [] })),
    /services cannot be empty/,
  ],
  [
    'eleven services',
    ({ client }) =>
      client.send(
        new DescribeServicesCommand({ cluster: 'test', services: Array<string>(11).fill('x') }),
      ),
    /at most 10/,
  ],
  [
    'no task to describe',
    ({ client }) => client.send(new DescribeTasksCommand({ cluster: 'test', tasks: [] })),
    /tasks cannot be empty/,
  ],
  [
    'a list of no tags',
    ({ client }) => client.send(new RegisterTaskDefinitionCommand({ ...definition, tags: [] })),
    /Tags can not be empty/,
  ],
  [
    "a tag of AWS's",
    ({ client }) =>
      client.send(
        new RegisterTaskDefinitionCommand({ ...definition, tags: [{ key: 'aws:x', value: 'y' }] }),
      ),
    /aws:x/,
  ],
  [
    'what it does not have',
    ({ client }) =>
      client.send(
        new CreateServiceCommand({
          cluster: 'test',
          serviceName: 'x',
          schedulingStrategy: 'DAEMON',
        }),
      ),
    /schedulingStrategy/,
  ],
])('refuses %s', async (_, call, message) => {
  await expect(call(world)).rejects.toThrow(message);
});

it('removes tags', async () => {
  const resourceArn = await world.register({ family: 'untagged' });
  const tags = [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
  ];
  await world.client.send(new TagResourceCommand({ resourceArn, tags }));
  await world.client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
  const found = await world.client.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: resourceArn, include: ['TAGS'] }),
  );
  expect(found.tags).toEqual([{ key: 'b', value: '2' }]);
});
