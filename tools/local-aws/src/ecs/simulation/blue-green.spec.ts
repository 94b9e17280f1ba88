import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { deliveryClientsFor, type DeliveryClients } from '../../test/delivery-clients.ts';
import { EcsWorld } from '../test/ecs-world.ts';
import { guarded } from '../test/shop.ts';

const MINUTES = 3;
let world: EcsWorld;
let clients: DeliveryClients;
let good: string;

const blueGreen = (bakeTimeInMinutes = MINUTES) => ({
  deploymentConfiguration: { ...guarded, strategy: 'BLUE_GREEN' as const, bakeTimeInMinutes },
  loadBalancers: [
    {
      targetGroupArn: world.targetGroupArn,
      containerName: 'app',
      containerPort: 3000,
      advancedConfiguration: {
        alternateTargetGroupArn: world.alternateTargetGroupArn,
        productionListenerRule: 'arn:rule',
        roleArn: 'arn:role',
      },
    },
  ],
});

beforeEach(async () => {
  world = await EcsWorld.start();
  clients = deliveryClientsFor(world.aws.url);
  good = await world.createSteady(blueGreen());
});

afterEach(async () => {
  clients.destroy();
  await world.stop();
});

/** Healthy targets of the first and the second target group. */
async function healthy(): Promise<number[]> {
  const counts = [world.targetGroupArn, world.alternateTargetGroupArn].map(
    async (TargetGroupArn) => {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn });
      const { TargetHealthDescriptions: targets = [] } = await clients.balancing.send(command);
      return targets.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
    },
  );
  return Promise.all(counts);
}

/** The states of each tick until the deployment ends, each once. */
async function course(): Promise<string[]> {
  const seen: string[] = [];
  for (let tick = 0; tick < 20; tick++) {
    world.delivery.ecs.advance();
    const { status, lifecycleStage } = await world.latest();
    const line = `${status} ${lifecycleStage} ${(await healthy()).join('+')}`;
    if (seen.at(-1) !== line) seen.push(line);
  }
  return seen;
}

it('steady: old tasks run until the bake time ends, and the new ones are in the other target group', async () => {
  expect(await healthy()).toEqual([0, 2]);
  const ours = await world.deploy('steady');
  expect(await course()).toEqual([
    'IN_PROGRESS undefined 0+2',
    'IN_PROGRESS SCALE_UP 0+2',
    'IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 2+2',
    'IN_PROGRESS BAKE_TIME 2+2',
    'IN_PROGRESS CLEAN_UP 2+0',
    'SUCCESSFUL CLEAN_UP 2+0',
  ]);
  expect(await world.service()).toMatchObject({ taskDefinition: ours, runningCount: 2 });
  await world.deploy('steady');
  await course();
  expect(await healthy()).toEqual([0, 2]);
});

it('bakes for one tick a minute', async () => {
  await world.deploy('steady');
  let ticks = 0;
  for (let tick = 0; tick < 20; tick++) {
    world.delivery.ecs.advance();
    if ((await world.latest()).lifecycleStage === 'BAKE_TIME') ticks += 1;
  }
  expect(ticks).toBe(MINUTES);
});

it('alarm: goes off during the bake, and the old tasks, which still run, take the traffic back', async () => {
  const before = (await world.tasks()).map(({ taskArn }) => taskArn);
  await world.deploy('alarm');
  expect(await course()).toEqual([
    'IN_PROGRESS undefined 0+2',
    'IN_PROGRESS SCALE_UP 0+2',
    'IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 2+2',
    'ROLLBACK_IN_PROGRESS BAKE_TIME 2+2',
    'ROLLBACK_IN_PROGRESS BAKE_TIME 0+2',
    'ROLLBACK_SUCCESSFUL BAKE_TIME 0+2',
  ]);
  expect(await world.service()).toMatchObject({ taskDefinition: good, runningCount: 2 });
  expect((await world.tasks()).map(({ taskArn }) => taskArn)).toEqual(before);
});

it('circuit-breaker: the new tasks get no traffic', async () => {
  await world.deploy('circuit-breaker');
  const seen = await course();
  expect(seen.join()).not.toContain('PRODUCTION_TRAFFIC_SHIFT');
  expect(seen.at(-1)).toBe('ROLLBACK_SUCCESSFUL SCALE_UP 0+2');
});

it('rolls in the production target group after the strategy is changed back', async () => {
  await world.update({ deploymentConfiguration: guarded });
  await world.deploy('steady');
  await course();
  expect(await healthy()).toEqual([0, 2]);
});

it('requires a second target group and a bake time', async () => {
  const { deploymentConfiguration, loadBalancers } = blueGreen();
  const update = (change: object) => world.update({ ...blueGreen(), ...change });
  const [{ advancedConfiguration: _, ...balancer }] = loadBalancers as [
    (typeof loadBalancers)[number],
  ];
  const { bakeTimeInMinutes: _bake, ...unbaked } = deploymentConfiguration;
  for (const change of [{ loadBalancers: [balancer] }, { deploymentConfiguration: unbaked }])
    await expect(update(change)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
