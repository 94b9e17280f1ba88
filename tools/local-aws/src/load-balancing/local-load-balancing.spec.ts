import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { EcsWorld } from '../ecs/test/ecs-world.ts';
import { clientOptions } from '../test/client-options.ts';

let world: EcsWorld;
let client: ElasticLoadBalancingV2Client;

beforeEach(async () => {
  world = await EcsWorld.start();
  client = new ElasticLoadBalancingV2Client(clientOptions(world.aws.url));
});

afterEach(async () => {
  client.destroy();
  await world.stop();
});

const states = async (TargetGroupArn = world.targetGroupArn) => {
  const { TargetHealthDescriptions: targets = [] } = await client.send(
    new DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  return targets.map(({ TargetHealth }) => TargetHealth?.State);
};

const statesOver = async (ticks: number) => {
  const seen: string[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    world.delivery.ecs.advance();
    const now = (await states()).join(' ');
    if (seen.at(-1) !== now) seen.push(now);
  }
  return seen;
};

it('has the tasks of ECS as targets, from when they run until they have drained', async () => {
  await world.create();
  expect(await statesOver(6)).toEqual(['', 'initial initial', 'healthy healthy']);
  await world.deploy('steady');
  expect(await statesOver(7)).toEqual([
    'healthy healthy',
    'healthy healthy initial initial',
    'draining draining healthy healthy',
    'healthy healthy',
  ]);
});

it('has unhealthy targets where the health checks fail', async () => {
  world.delivery.ecs.next('shop', 'circuit-breaker');
  await world.create();
  expect(await statesOver(5)).toEqual([
    '',
    'initial initial',
    'unhealthy unhealthy',
    'draining draining',
  ]);
});

it('has the address of the task', async () => {
  await world.createSteady();
  const { TargetHealthDescriptions: targets } = await client.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: world.targetGroupArn }),
  );
  const addresses = (await world.tasks()).map(
    ({ containers }) => containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address,
  );
  expect(targets?.map(({ Target }) => Target)).toEqual(addresses.map((Id) => ({ Id, Port: 3000 })));
});

it('describes groups by ARN and name', async () => {
  const arns = async (input: object) =>
    (await client.send(new DescribeTargetGroupsCommand(input))).TargetGroups?.map(
      ({ TargetGroupArn }) => TargetGroupArn,
    );
  expect(await arns({ Names: ['shop'] })).toEqual([world.targetGroupArn]);
  expect(await arns({ TargetGroupArns: [world.targetGroupArn] })).toEqual([world.targetGroupArn]);
  await expect(arns({ Names: ['none'] })).rejects.toMatchObject({
    name: 'TargetGroupNotFoundException',
  });
  await expect(states('arn:none')).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
});
