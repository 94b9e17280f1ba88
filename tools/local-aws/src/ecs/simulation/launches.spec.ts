import { DescribeTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { EcsWorld } from '../test/ecs-world.ts';

let world: EcsWorld;
beforeEach(async () => {
  world = await EcsWorld.start();
  await world.register();
});
afterEach(() => world.aws.stop());

async function run(): Promise<string | undefined> {
  const { tasks } = await world.client.send(
    new RunTaskCommand({
      ...{ cluster: 'test', taskDefinition: 'shop', clientToken: 'once' },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    }),
  );
  return tasks?.[0]?.taskArn;
}

test('a token is remembered while its task runs and for an hour after its end, as long as the task is shown', async () => {
  const { ecs } = world.delivery;
  const first = await run();
  expect(await run()).toBe(first);
  ecs.advance(10);
  ecs.age(0.9 / 24);
  expect(await run()).toBe(first);
  ecs.age(0.2 / 24);
  const shown = new DescribeTasksCommand({ cluster: 'test', tasks: [first ?? ''] });
  expect((await world.client.send(shown)).failures).toMatchObject([{ reason: 'MISSING' }]);
  expect(await run()).not.toBe(first);
});

test('a token is remembered for a day at most, even if its task still runs', async () => {
  const { ecs } = world.delivery;
  ecs.nextTask('shop', { runsOn: true });
  const first = await run();
  ecs.advance(10);
  ecs.age(0.9);
  expect(await run()).toBe(first);
  ecs.age(0.2);
  expect(await run()).not.toBe(first);
});
