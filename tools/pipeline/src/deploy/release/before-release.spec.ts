import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from '../test/deployed.ts';
import { onceAnswered } from '../test/on-answer.ts';
import { runDeploy, runRollback } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import type { World } from '../test/world.ts';

const FAMILY = 'payments-laptop';
const RELEASE = {
  before: [
    { name: 'migrate', command: ['/app/main.mjs', 'migrate'] },
    { name: 'seed', command: ['/app/main.mjs', 'seed'], timeout: 5 },
  ],
};

let world: World;
let ecs: ECS;
beforeEach(async () => {
  world = await startWorld('laptop', true, { release: RELEASE });
  ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
});
afterEach(async () => {
  ecs.destroy();
  await world.stop();
});

const runTasks = () => world.aws.calls().ecs?.['RunTask'] ?? 0;
const present = async () =>
  (
    await ecs.describeServices({ cluster: 'laptop', services: ['payments'] })
  ).services?.[0]?.taskDefinition?.split('/')[1];

test('runs each step in the new revision before the service is changed', async () => {
  await deployed(world, { image: world.push('one') });
  const before = runTasks();
  const order: string[] = [];
  const { delivery } = world;
  const { answer } = delivery;
  Object.assign(delivery, {
    answer(...call: Parameters<typeof answer>) {
      const [, action = ''] = String(call[1].headers['x-amz-target']).split('.');
      const isTurn = call[1].body.includes('/release-step"');
      if (/^(?:Register|RunTask|UpdateService|PutParameter)/.test(action) && !isTurn)
        order.push(action);
      return answer(...call);
    },
  });
  world.delivery.ecs.nextTask(FAMILY, { log: ['migrated 3 tables'] });
  const { report, said } = await runDeploy(world, world.push('two'));
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: `${FAMILY}:2` },
    done: expect.arrayContaining([
      expect.stringMatching(/^ran migrate before the release \(task \w+\)$/),
      expect.stringMatching(/^ran seed before the release \(task \w+\)$/),
    ]),
  });
  expect(order).toEqual([
    ...['RegisterTaskDefinition', 'RunTask', 'RunTask', 'UpdateService', 'PutParameter'],
  ]);
  expect(runTasks() - before).toBe(2);
  expect(said).toContain('migrate: migrated 3 tables');
});

test('stops the release if a step fails: the previous revision still runs, and the topic is notified', async () => {
  await deployed(world, { image: world.push('one') });
  const before = runTasks();
  world.delivery.ecs.nextTask(FAMILY, { exitCode: 1, log: ['relation "users" exists'] });
  const { report } = await runDeploy(world, world.push('two'));
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [
      'migrate, which must succeed before the release, ended with 1',
      'the service has not been changed: what ran before still runs',
    ],
    stopped: [{ containers: ['exit code 1'], log: ['relation "users" exists'] }],
  });
  expect(runTasks() - before).toBe(1);
  expect(await present()).toBe(`${FAMILY}:1`);
  expect(world.recorded()?.taskDefinition).toMatch(/:1$/);
  expect(world.aws.notifications('gatehouse-operations').at(-1)?.message).toContain(
    'has not been deployed',
  );
});

test('runs no steps if there is nothing to release, with --diff, and in a roll-back', async () => {
  const images = [world.push('one'), world.push('two')];
  await deployed(world, ...images.map((image) => ({ image })));
  const before = runTasks();
  expect((await runDeploy(world, images[1]!)).report.outcome).toBe('unchanged');
  expect((await runDeploy(world, world.push('three'), { diff: true })).report.outcome).toBe(
    'planned',
  );
  expect((await runRollback(world)).report.outcome).toBe('deployed');
  expect(runTasks() - before).toBe(0);
});

test('leaves the task running when interrupted, and the same command then follows it among a hundred others', async () => {
  await deployed(world, { image: world.push('one') });
  // ECS lists a hundred tasks at once.
  await ecs.updateService({ cluster: 'laptop', service: 'payments', desiredCount: 101 });
  for (let tick = 0; tick < 20; tick += 1) world.delivery.ecs.advance();
  const before = runTasks();
  const image = world.push('two');
  world.delivery.ecs.nextTask(FAMILY, { ticks: 400 });
  const first = await runDeploy(world, image, {
    interrupt: { action: 'RunTask', when: 'after' },
  });
  expect(first.report.outcome).toBe('interrupted');
  const { report, said } = await runDeploy(world, image);
  expect(report.outcome).toBe('deployed');
  expect(said).toContain('migrate, which is at work already');
  expect(runTasks() - before).toBe(2);
});

test('migrates for two concurrent deployments one after the other', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { ticks: 40 });
  const [one, two] = [world.push('two'), world.push('three')];
  const results = await Promise.all([runDeploy(world, one), runDeploy(world, two)]);
  expect(results.map(({ report }) => report.outcome)).toEqual(['deployed', 'deployed']);
  expect(results.some(({ said }) => said.includes('another release'))).toBe(true);
});

test('checks everything again after the steps', async () => {
  await deployed(world, { image: world.push('one') });
  onceAnswered(
    world,
    ({ action }) => action === 'RunTask',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
  );
  const { report } = await runDeploy(world, world.push('two'));
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('there is no role payments-laptop-task')],
  });
  expect(await present()).toBe(`${FAMILY}:1`);
});

test('stops a step that takes too long', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, {});
  world.delivery.ecs.nextTask(FAMILY, { runsOn: true });
  const { report } = await runDeploy(world, world.push('two'));
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: ['it has not ended after 5:00', expect.stringMatching(/was stopped$/)],
  });
  expect(await present()).toBe(`${FAMILY}:1`);
});
