import { readFileSync, rmSync } from 'node:fs';
import { deployed } from '../test/deployed.ts';
import { gatehouse } from '../test/gatehouse.ts';
import { onceAnswered } from '../test/on-answer.ts';
import { runDeploy, runRollback } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import { REGISTRY } from '../test/workspace.ts';
import type { World } from '../test/world.ts';

let world: World;
let images: string[];
beforeEach(async () => {
  world = await startWorld();
  images = ['one', 'two', 'three'].map((text) => world.push(text));
  await deployed(world, ...images.map((image) => ({ image })));
});
afterEach(() => world.stop());

const digest = (at: number) => images[at]!.split('@')[1]!;
const GOES_BACK = { outcome: 'deployed', revision: 'payments-laptop:2', problems: [] };

test.each<[string, () => void]>([
  ['a manifest that is broken', () => world.write('apps/payments/service.json', '{ "port": ')],
  [
    'a new secret that has no value',
    () => world.render({ secrets: { apiKeys: 'payments/api-keys', more: 'payments/more' } }),
  ],
  ['no such service any more', () => rmSync('apps/payments', { recursive: true })],
  ['files that are not rendered', () => rmSync('apps/payments/deploy', { recursive: true })],
])('the stored revision is judged even if main has %s', async (_, arrange) => {
  arrange();
  const { report } = await runRollback(world);
  expect(report).toMatchObject({ ...GOES_BACK, warnings: [] });
});

test('the command itself needs no manifest either', async () => {
  rmSync('apps/payments', { recursive: true });
  const args = ['rollback', '--service', 'payments', '--environment', 'laptop'];
  const { code, stdout } = await gatehouse(world, args);
  expect([code, stdout.split('  ')[0]]).toEqual([0, 'ROLLED BACK']);
});

test.each(['iam', 'secretsmanager', 'ecr', 'logs', 'sts'] as const)(
  'starts within ten seconds while %s fails, which is a warning',
  async (service) => {
    world.aws.faults.set({ service, kind: 'error', status: 503 });
    const started = world.clock.now();
    let begun = Infinity;
    onceAnswered(
      world,
      ({ action }) => action === 'UpdateService',
      () => (begun = world.clock.now() - started),
    );
    const { report } = await runRollback(world);
    expect(report).toMatchObject(GOES_BACK);
    expect(begun).toBeLessThanOrEqual(10_000);
    expect(report.warnings.join('\n')).toContain(`${service}:`);
  },
);

test.each<[string, () => void, RegExp]>([
  [
    'a role that is gone',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
    /^there is no role payments-laptop-task/,
  ],
])('continues with %s, and warns', async (_, arrange, warning) => {
  arrange();
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    ...GOES_BACK,
    warnings: expect.arrayContaining([expect.stringMatching(warning)]),
  });
});

test('skips an expired image, and goes to the next good image that exists', async () => {
  world.delivery.ecr.remove('laptop/payments', digest(1), REGISTRY);
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: 'payments-laptop:1', image: images[0] },
    warnings: [expect.stringMatching(/^payments-laptop:2 cannot run: the registry has no image/)],
  });
});

test('is refused without a remaining image, with a line for each', async () => {
  for (const at of [0, 1]) world.delivery.ecr.remove('laptop/payments', digest(at), REGISTRY);
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [
      expect.stringMatching(/^payments-laptop:2 cannot run/),
      expect.stringMatching(/^payments-laptop:1 cannot run/),
    ],
  });
  expect(world.changes()).toEqual({});
});

describe('a forced roll-back', () => {
  const force = 'The registry is on fire';

  it('goes to an image that the registry reports as missing, and records and announces the reason', async () => {
    world.delivery.ecr.remove('laptop/payments', digest(1), REGISTRY);
    // It is back by the time that tasks start.
    onceAnswered(
      world,
      ({ action }) => action === 'UpdateService',
      () => world.push('two'),
    );
    const { report } = await runRollback(world, { to: '2', force });
    expect(report).toMatchObject(GOES_BACK);
    expect(world.recorded()).toMatchObject({ image: images[1], forced: force });
    expect(world.aws.notifications().map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`Forced, because: ${force}`),
    );
  });

  it('goes to a named revision while the records are unreadable', async () => {
    world.aws.faults.set({ service: 'ssm', action: 'GetParameterHistory', kind: 'error' });
    onceAnswered(
      world,
      ({ action }) => action === 'UpdateService',
      () => world.aws.faults.clear(),
    );
    const { report } = await runRollback(world, { to: '1', force });
    expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:1' });
    expect(report.warnings).toContainEqual(
      expect.stringMatching(/^ssm:GetParameterHistory: .*; 1 is taken as it is/),
    );
    expect(world.recorded()).toMatchObject({ image: images[0], forced: force });
  });

  it('does not go to an unrecorded revision', async () => {
    world.delivery.ecs.next('payments', 'circuit-breaker');
    await runDeploy(world, world.push('bad'));
    const { report } = await runRollback(world, { to: '4', force });
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: [expect.stringContaining('4 is not recorded as deployed')],
    });
  });

  it('rejects a meaningless reason', async () => {
    const { report } = await runRollback(world, { force: 'because' });
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: ['--force: the reason must have 10 to 200 characters'],
    });
  });
});

describe('a roll-back with an invalid gatehouse.json', () => {
  const args = ['rollback', '--service', 'payments', '--environment', 'laptop'];

  test.each([
    ['no JSON', '{ "organisation": '],
    ['a property that is not known', '{ "organisation": "acme", "colour": "red" }'],
  ])('uses its last valid version in Git, and says so: %s', async (_, text) => {
    const commit = world.commit();
    world.write('gatehouse.json', text);
    world.commit();
    const { code, stdout } = await gatehouse(world, args);
    expect([code, stdout.split('  ')[0]]).toEqual([0, 'ROLLED BACK']);
    expect(stdout).toContain(`gatehouse.json is taken from the commit ${commit.slice(0, 12)}`);
    expect(stdout).toMatch(/gatehouse\.json/);
  });

  test('uses its readable parts if Git has no other version', async () => {
    const settings = JSON.parse(readFileSync('gatehouse.json', 'utf8')) as object;
    const text = JSON.stringify({ ...settings, colour: 'red' });
    world.write('gatehouse.json', `${text.slice(0, -1)},`);
    const { code, stdout } = await gatehouse(world, args);
    expect([code, stdout.split('  ')[0]]).toEqual([0, 'ROLLED BACK']);
    expect(stdout).toContain('gatehouse.json is taken from what can be read of it');
  });

  test('reports what is wrong with it if no part is readable', async () => {
    world.write('gatehouse.json', '{ "organisation": ');
    expect(await gatehouse(world, args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('gatehouse.json'),
    });
  });

  test('is possible, but a deployment is not', async () => {
    world.commit();
    world.write('gatehouse.json', '{ "organisation": ');
    const deploy = ['deploy', ...args.slice(1), '--image', images[2]!];
    expect((await gatehouse(world, deploy)).code).toBe(2);
  });
});

test('goes back to a revision with another port than the service has now', async () => {
  world.render({ port: 4000 });
  await deployed(world, { image: world.push('four') });
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: 'payments-laptop:3', problems: [] },
    warnings: [expect.stringContaining('from port 4000 of payments to 3000')],
    done: ['updated the service payments (loadBalancers, taskDefinition)', expect.any(String)],
  });
});
