import { ECS } from '@aws-sdk/client-ecs';
import { ran, type Where } from '../../deploy/test/ran.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import { parseImage } from '../../image/image-reference.ts';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse, startGatehouse } from '../../deploy/test/gatehouse.ts';
import type { World } from '../../deploy/test/world.ts';
import { runOnce, type RunInput } from './run.ts';

const FAMILY = 'payments-laptop';
const COMMAND = ['/app/main.mjs', 'migrate'];

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

async function once(change: Partial<RunInput> & Where = {}) {
  const lines: string[] = [];
  const result = await ran(world, change, 'run', (run) =>
    runOnce(run, {
      ...{ command: COMMAND, candidate: undefined, policy: 'security/policy.json' },
      ...{ breakGlass: undefined, timeoutMs: 20 * 60_000, env: {} },
      write: (line) => lines.push(line),
      ...change,
    }),
  );
  return { ...result, lines };
}

async function onlyTask(desiredStatus: 'RUNNING' | 'STOPPED' = 'STOPPED') {
  const { taskArns } = await ecs.listTasks({ cluster: 'laptop', family: FAMILY, desiredStatus });
  const { tasks = [] } = await ecs.describeTasks({
    ...{ cluster: 'laptop', tasks: taskArns, include: ['TAGS'] },
  });
  return tasks.filter(({ startedBy }) => startedBy === 'gatehouse-run');
}

test('runs a command in the deployed revision, and passes on its logs and exit', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { log: ['one', 'two', 'three'], ticks: 8 });
  const { report, lines, exitCode } = await once();
  expect(report).toMatchObject({ outcome: 'done', revision: `${FAMILY}:1`, problems: [] });
  expect([exitCode, lines]).toEqual([0, ['one', 'two', 'three']]);
  expect(world.changes()).toEqual({});
  const [service] =
    (await ecs.describeServices({ cluster: 'laptop', services: ['payments'] })).services ?? [];
  const [task] = await onlyTask();
  expect(task).toMatchObject({
    taskDefinitionArn: service?.taskDefinition,
    overrides: { containerOverrides: [{ name: 'payments', command: COMMAND }] },
    enableExecuteCommand: false,
    tags: expect.arrayContaining([{ key: 'gatehouse:by', value: expect.any(String) }]),
  });
});

test('passes the exit code on', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { exitCode: 42, log: ['no such table'] });
  const { report, exitCode, lines } = await once();
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [expect.stringMatching(/^the task \w+ ended with 42: /)],
    result: { exitCode: 42 },
  });
  expect([exitCode, lines]).toEqual([42, ['no such table']]);
});

test('reports with 125 that the container never ran', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { neverStarts: 'secret' });
  const { report, exitCode } = await once();
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [expect.stringMatching(/did not run: ResourceInitializationError/)],
  });
  expect(exitCode).toBe(125);
});

test('follows a task to its end whose output cannot be read, and says so', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { log: ['one'], exitCode: 3 });
  world.aws.faults.set({ service: 'logs', action: 'GetLogEvents', kind: 'throttle' });
  const { report, exitCode } = await once();
  expect([exitCode, report.warnings]).toEqual([
    3,
    [
      expect.stringMatching(
        /^the output of the task \w+ is incomplete: logs:GetLogEvents: given up/,
      ),
    ],
  ]);
  expect(world.changes()).toEqual({});
});

test('stops the task when it is interrupted', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { runsOn: true });
  const { report } = await once({ interrupt: { action: 'DescribeTasks', when: 'after' } });
  expect(report).toMatchObject({
    outcome: 'interrupted',
    problems: ['interrupted by SIGINT', expect.stringMatching(/^the task \w+ was stopped$/)],
  });
  expect(await onlyTask()).toMatchObject([{ stoppedReason: 'gatehouse: interrupted by SIGINT' }]);
});

test('stops the task at the deadline', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.nextTask(FAMILY, { runsOn: true });
  const { report, exitCode } = await once({ timeoutMs: 60_000 });
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: ['it has not ended after 1:00', expect.stringMatching(/was stopped$/)],
  });
  expect(exitCode).toBe(125);
  expect(await onlyTask('RUNNING')).toEqual([]);
});

test('starts no second task if the response to the first call is lost', async () => {
  await deployed(world, { image: world.push('one') });
  world.aws.faults.set({ service: 'ecs', action: 'RunTask', kind: 'lost', times: 1 });
  expect((await once()).report.outcome).toBe('done');
  expect(await onlyTask()).toHaveLength(1);
});

test('runs an image that has passed the gate before its deployment, in a revision that the deployment then uses', async () => {
  await deployed(world, { image: world.push('one') });
  const text = world.push('two');
  const candidate = {
    image: parseImage(text),
    evidence: await world.evidence(text),
    commit: undefined,
    allowOlder: undefined,
  };
  expect((await once({ candidate })).report).toMatchObject({
    ...{ outcome: 'done', image: text, revision: `${FAMILY}:2`, changes: [] },
  });
  expect(world.changes()).toEqual({ 'ecs:RegisterTaskDefinition': 1 });
  const refused = await once({ candidate: { ...candidate, evidence: undefined } });
  expect(refused.report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('there is no evidence')],
  });
});

test.each<[string, () => void, RegExp]>([
  [
    'evidence has expired',
    () => {
      const record = world.recorded()!;
      const evidence = { ...record.evidence, expires: '2026-01-01T00:00:00.000Z' };
      world.delivery.parameters.put(
        '/gatehouse/laptop/services/payments/deployment',
        JSON.stringify({ ...record, evidence }),
      );
    },
    /held until 2026-01-01.*pass --image and new --evidence/,
  ],
  [
    'the role is missing',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
    /there is no role/,
  ],
])('runs nothing if %s', async (_, arrange, problem) => {
  await deployed(world, { image: world.push('one') });
  arrange();
  const { report, exitCode } = await once();
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringMatching(problem)],
  });
  expect(exitCode).toBe(125);
  expect(world.aws.calls().ecs?.['RunTask']).toBeUndefined();
});

describe('gatehouse run', () => {
  const args = ['run', '-s', 'payments', '-e', 'laptop'];

  test("prints the task's lines to stdout and the report to stderr, and exits with its exit code", async () => {
    await deployed(world, { image: world.push('one') });
    world.delivery.ecs.nextTask(FAMILY, { exitCode: 3, log: ['a', 'b\u001b[2J'] });
    const { code, stdout, stderr } = await gatehouse(world, [...args, '--', ...COMMAND]);
    expect([code, stdout]).toEqual([3, 'a\nb\uFFFD[2J\n']);
    expect(stderr).toMatch(/FAILED {2}payments in laptop/);
  });

  test('prints only the report to stdout with --json', async () => {
    await deployed(world, { image: world.push('one') });
    world.delivery.ecs.nextTask(FAMILY, { log: ['a'] });
    const { code, stdout, stderr } = await gatehouse(world, [...args, '--json', '--', ...COMMAND]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ version: 1, command: 'run', outcome: 'done', result: { exitCode: 0 } },
    });
    expect(stderr).toContain('a');
  });

  test('stops the task on Ctrl-C and exits with 130', async () => {
    await deployed(world, { image: world.push('one') });
    world.delivery.ecs.nextTask(FAMILY, { runsOn: true });
    const child = startGatehouse(world, [...args, '--', ...COMMAND]);
    await child.waitForOutput(/is RUNNING/);
    child.child.kill('SIGINT');
    expect(await child.exit).toEqual({ code: 130, signal: null });
    expect(child.stderr()).toContain('INTERRUPTED');
    expect(await onlyTask('RUNNING')).toEqual([]);
  });
});
