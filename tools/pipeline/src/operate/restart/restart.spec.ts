import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { ran, type Where } from '../../deploy/test/ran.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';
import { restart, type RestartInput } from './restart.ts';

let world: World;
let ecs: ECS;
beforeEach(async () => {
  world = await startWorld();
  ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
});
afterEach(async () => {
  ecs.destroy();
  await world.stop();
});

const restarted = (change: Partial<RestartInput> & Where = {}) =>
  ran(world, change, 'restart', (run) =>
    restart(run, {
      ...{ diff: false, breakGlass: undefined, timeoutMs: 20 * 60_000, env: {} },
      ...change,
    }),
  );
const tasks = async () =>
  (await ecs.listTasks({ cluster: 'laptop', serviceName: 'payments' })).taskArns ?? [];
const PARAMETER = '/gatehouse/laptop/services/payments/deployment';

test('replaces all tasks by new ones of the same revision, and keeps the record', async () => {
  await deployed(world, { image: world.push('one') });
  const [before, record] = [await tasks(), world.recorded()];
  const { report } = await restarted();
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: 'payments-laptop:1', problems: [], warnings: [] },
    done: ['updated the service payments (forceNewDeployment)'],
  });
  const after = await tasks();
  expect(after).toHaveLength(2);
  expect(after.filter((each) => before.includes(each))).toEqual([]);
  expect(world.changes()).toEqual({ 'ecs:UpdateService': 1 });
  expect(world.recorded()).toEqual(record);
  expect(world.aws.notifications('gatehouse-operations').at(-1)?.message).toMatch(
    /^payments in laptop: was restarted by /,
  );
});

test('changes nothing with --diff', async () => {
  await deployed(world, { image: world.push('one') });
  const { report } = await restarted({ diff: true });
  expect(report).toMatchObject({
    outcome: 'planned',
    changes: [{ of: 'service', path: ['forceNewDeployment'], to: true }],
  });
  expect(world.changes()).toEqual({});
});

test.each<[string, () => unknown, RegExp]>([
  [
    'a role is missing',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
    /^there is no role payments-laptop-task/,
  ],
  [
    'the image is gone',
    () => world.delivery.ecr.remove('laptop/payments', world.recorded()!.digest, '222222222222'),
    /^the registry has no image/,
  ],
  [
    'the service was set to 0 tasks',
    () => ecs.updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 }),
    /the service was set to 0 tasks/,
  ],
  ['nothing is recorded', () => world.delivery.parameters.remove(PARAMETER), /nothing is recorded/],
])('is refused if %s, and changes nothing', async (_, arrange, problem) => {
  await deployed(world, { image: world.push('one') });
  await arrange();
  world.changes();
  const { report } = await restarted();
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: expect.arrayContaining([expect.stringMatching(problem)]),
  });
  expect(world.changes()).toEqual({});
});

test('is refused if something other than the recorded revision runs', async () => {
  await deployed(world, { image: world.push('one') });
  const record = world.recorded()!;
  const other = record.taskDefinition.replace(/:1$/, ':7');
  world.delivery.parameters.put(PARAMETER, JSON.stringify({ ...record, taskDefinition: other }));
  expect((await restarted()).report.problems).toEqual([
    'the service is set to payments-laptop:1, but payments-laptop:7 is recorded: deploy or roll back first',
  ]);
});

test('warns of expired evidence: the running service does not get worse', async () => {
  await deployed(world, { image: world.push('one') });
  const record = world.recorded()!;
  const evidence = { ...record.evidence, expires: '2026-01-01T00:00:00.000Z' };
  world.delivery.parameters.put(PARAMETER, JSON.stringify({ ...record, evidence }));
  expect((await restarted()).report).toMatchObject({
    outcome: 'deployed',
    warnings: [expect.stringContaining('held until 2026-01-01')],
  });
});

test('waits for a deployment in flight, then looks again', async () => {
  await deployed(world, { image: world.push('one') });
  const { taskDefinition } = await ecs.describeTaskDefinition({
    taskDefinition: 'payments-laptop',
  });
  const { taskDefinition: other } = await ecs.registerTaskDefinition({
    ...{ family: 'payments-laptop', cpu: '512', memory: '1024' },
    ...{ networkMode: 'awsvpc', executionRoleArn: taskDefinition?.executionRoleArn },
    containerDefinitions: taskDefinition?.containerDefinitions,
  });
  world.delivery.ecs.next('payments', 'circuit-breaker');
  await ecs.updateService({
    ...{ cluster: 'laptop', service: 'payments', taskDefinition: other?.taskDefinitionArn },
  });
  const { report, said } = await restarted();
  expect(report).toMatchObject({
    outcome: 'deployed',
    problems: [],
    revision: 'payments-laptop:1',
  });
  expect(said).toContain('waiting for it');
});

test('resumes an interrupted restart', async () => {
  await deployed(world, { image: world.push('one') });
  const first = await restarted({ interrupt: { action: 'UpdateService', when: 'after' } });
  expect(first.report.outcome).toBe('interrupted');
  world.changes();
  const { report } = await restarted();
  expect(report).toMatchObject({
    outcome: 'deployed',
    done: ['resumed the deployment of payments-laptop:1 that was in flight'],
  });
  expect(world.changes()).toEqual({});
});

test('reports that new tasks did not start, and what runs', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.next('payments', 'never-starts', { cause: 'secret' });
  const { report } = await restarted();
  expect(report).toMatchObject({
    outcome: 'failed',
    running: [{ revision: 'payments-laptop:1', tasks: 2 }],
  });
  expect(world.aws.notifications('gatehouse-operations').at(-1)?.message).toContain(
    'has not been restarted',
  );
});

test('requires a reason by hand in production', async () => {
  await world.stop();
  world = await startWorld('production');
  const { code, stdout } = await gatehouse(world, [
    'restart',
    '-s',
    'payments',
    '-e',
    'production',
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('only the workflow changes production');
});
