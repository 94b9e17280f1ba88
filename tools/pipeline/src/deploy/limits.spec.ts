import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from './test/deployed.ts';
import { gatehouse } from './test/gatehouse.ts';
import { runDeploy } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

let world: World;
let image: string;
afterEach(() => world.stop());
const started = async (...args: Parameters<typeof startWorld>) => {
  world = await startWorld(...args);
  image = world.push('one');
};
const callsOf = (service: 'ecs', action: string) => world.aws.calls()[service]?.[action] ?? 0;
const ecs = () => new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });

describe('a service that was deployed more than three months ago', () => {
  beforeEach(async () => {
    await started();
    await deployed(world, { image });
    world.delivery.ecs.age(100);
  });

  it('is unchanged without a difference: no task is replaced', async () => {
    const { report } = await runDeploy(world, image);
    expect(report).toMatchObject({ outcome: 'unchanged', changes: [] });
    expect(world.changes()['ecs:UpdateService']).toBeUndefined();
  });

  it('is deployed like any other', async () => {
    const { report } = await runDeploy(world, world.push('two'));
    expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:2' });
  });
});

test('lists none of many old deployments while a new one is in flight', async () => {
  await started();
  await deployed(world, { image });
  for (let count = 0; count < 60; count++) {
    await ecs().updateService({ cluster: 'laptop', service: 'payments', forceNewDeployment: true });
    world.delivery.ecs.advance(10);
  }
  world.delivery.ecs.age(30);
  const [lists, describes] = ['ListServiceDeployments', 'DescribeServiceDeployments'] as const;
  const before = [callsOf('ecs', lists), callsOf('ecs', describes)];
  const { report } = await runDeploy(world, world.push('two'));
  expect(report.outcome).toBe('deployed');
  const [listed, described] = [
    callsOf('ecs', lists) - before[0]!,
    callsOf('ecs', describes) - before[1]!,
  ];
  // One each time, and two more for each wider look as long as the newest is an old one.
  expect(listed).toBeLessThanOrEqual(described + 6);
});

test('a task definition that is too large for ECS is refused before anything changes', async () => {
  await started('laptop', true, {
    environment: Object.fromEntries(
      Array.from({ length: 70 }, (_, at) => [`LARGE_${at}`, 'x'.repeat(1_000)]),
    ),
  });
  const { report } = await runDeploy(world, image);
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringMatching(/^the task definition has 7\d{4} bytes, and ECS takes 65536/)],
  });
  expect(world.changes()).toEqual({});
});

test('the status of a hundred services takes at most sixty calls', async () => {
  await started();
  await deployed(world, { image });
  for (let at = 1; at < 100; at++) world.write(`apps/service-${at}/service.json`, '{}');
  const count = () =>
    Object.values(world.aws.calls())
      .flatMap((actions) => Object.values(actions))
      .reduce((sum, each) => sum + each, 0);
  const before = count();
  const { stdout } = await gatehouse(world, ['status', '--environment', 'laptop']);
  expect(stdout.trim().split('\n')).toHaveLength(101);
  expect(stdout).toMatch(/\nlaptop +payments +payments-laptop:1 .* 2 of 2 /);
  expect(count() - before).toBeLessThanOrEqual(60);
});

test('waits for a bake of an hour, unless a timeout is given', async () => {
  const { timeoutFor } = await import('./timeout.ts');
  expect(timeoutFor(undefined, { bakeTimeInMinutes: 60 })).toBe(80 * 60_000);
  expect(timeoutFor(undefined)).toBe(20 * 60_000);
  expect(timeoutFor(5_000, { bakeTimeInMinutes: 60 })).toBe(5_000);
  await started();
});
