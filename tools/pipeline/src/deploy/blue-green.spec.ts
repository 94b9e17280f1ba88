import { ECS } from '@aws-sdk/client-ecs';
import type { Manifest } from '@gatehouse/service-manifest';
import { deployed } from './test/deployed.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

const BLUE_GREEN: Partial<Manifest> = {
  exposure: 'public',
  deployment: { strategy: 'blue-green', bake: 30 },
};
// A minute of the bake is a tick here, so that it lasts long enough to be looked at.
const HOUR_MS = 3_600_000;

let world: World;
let first: string;
let second: string;
beforeEach(async () => {
  world = await startWorld('laptop', true, BLUE_GREEN);
  first = world.push('one');
  second = world.push('two');
});
afterEach(() => world.stop());

const deploy = (image: string, change: Parameters<typeof runDeploy>[2] = {}) =>
  runDeploy(world, image, { timeoutMs: HOUR_MS, ...change });
const strategy = async () => {
  const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  const { services = [] } = await ecs.describeServices({
    cluster: 'laptop',
    services: ['payments'],
  });
  return services[0]?.deploymentConfiguration?.strategy;
};

test('is complete when the bake time has ended and only the new revision runs, in either target group', async () => {
  for (const image of [first, second]) {
    const { report, said } = await deploy(image);
    expect(report).toMatchObject({ outcome: 'deployed', problems: [], warnings: [] });
    expect(said).toContain('IN_PROGRESS (BAKE_TIME)');
    expect(world.recorded()?.image).toBe(image);
  }
  world.changes();
  expect((await deploy(world.recorded()!.image)).report.outcome).toBe('unchanged');
  expect(world.changes()).not.toHaveProperty(['ecs:UpdateService']);
});

test('fails when an alarm goes off during the bake, and the previous revision keeps running', async () => {
  await deployed(world, { image: first, timeoutMs: HOUR_MS });
  world.delivery.ecs.next('payments', 'alarm');
  const { report } = await deploy(second);
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [
      expect.stringMatching(
        /^the deployment was rolled back \(alarms went off: payments-laptop-healthy-hosts/,
      ),
    ],
    running: [{ revision: 'payments-laptop:1', tasks: 2 }],
  });
  expect(world.recorded()?.image).toBe(first);
});

test('is rolled back by a blue/green deployment as well', async () => {
  await deployed(
    world,
    { image: first, timeoutMs: HOUR_MS },
    { image: second, timeoutMs: HOUR_MS },
  );
  const { report, said } = await runRollback(world, { timeoutMs: HOUR_MS });
  expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:1' });
  expect(said).toContain('BAKE_TIME');
});

test.each(['before', 'after'] as const)(
  'converges in a second run when it was interrupted %s a look at the targets',
  async (when) => {
    await deployed(world, { image: first, timeoutMs: HOUR_MS });
    const interrupt = { action: 'DescribeTargetHealth', when };
    expect((await deploy(second, { interrupt })).report.outcome).toBe('interrupted');
    expect((await deploy(second)).report).toMatchObject({ problems: [] });
    expect((await deploy(second)).report.outcome).toBe('unchanged');
    expect(world.recorded()?.image).toBe(second);
  },
);

test('gives a rolling service its second target groups first, and is blue/green from then on', async () => {
  world.render({ exposure: 'public' });
  await deploy(first);
  world.render(BLUE_GREEN);
  const { report, said } = await deploy(second);
  expect(report).toMatchObject({
    outcome: 'deployed',
    warnings: [expect.stringMatching(/^This deployment still replaces tasks one after the other/)],
  });
  expect(said).not.toContain('BAKE_TIME');
  const again = await deploy(world.push('three'));
  expect(again.report).toMatchObject({ outcome: 'deployed', warnings: [] });
  expect(again.said).toContain('BAKE_TIME');
  expect(await strategy()).toBe('BLUE_GREEN');
});

test('releases the second target groups when the service returns to rolling', async () => {
  await deployed(world, { image: first, timeoutMs: HOUR_MS });
  world.render({ exposure: 'public' });
  expect((await deploy(second)).report).toMatchObject({
    outcome: 'deployed',
    done: expect.arrayContaining([expect.stringContaining('loadBalancers')]),
  });
  expect(await strategy()).toBe('ROLLING');
  expect((await deploy(second)).report.outcome).toBe('unchanged');
});

test("is refused without the infrastructure's resources for it, and without time for the bake", async () => {
  const services = '/gatehouse/laptop/services/payments';
  await world.stop();
  world = await startWorld();
  world.delivery.identity.removeRole('gatehouse-laptop-traffic');
  world.render({ ...BLUE_GREEN, exposure: 'internal' });
  const { report } = await runDeploy(world, world.push('one'), { timeoutMs: 240_000 });
  expect(report).toMatchObject({ outcome: 'refused', done: [] });
  expect(report.problems).toEqual([
    expect.stringMatching(/^the bake alone takes 30 minutes/),
    ...['alternate-target-group-arn', 'listener-rule-arn'].map((name) =>
      expect.stringContaining(`there is no parameter ${services}/${name}`),
    ),
    'there is no role gatehouse-laptop-traffic: deploy the stack of "platform" first',
  ]);
});
