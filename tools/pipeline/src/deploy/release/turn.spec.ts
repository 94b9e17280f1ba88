import { waitFor } from '@gatehouse/testing';
import { deployed } from '../test/deployed.ts';
import { deployUntilKilled } from '../test/kill.ts';
import { onceAnswered } from '../test/on-answer.ts';
import { runDeploy } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import { answerTogether, countStepsAtOnce, deny, hideTasks, TURN } from '../test/steps.ts';
import type { World } from '../test/world.ts';

const FAMILY = 'payments-laptop';
const RELEASE = { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] };

/** From the look at the turn to the first looks at the started task; the start and its note by day. */
const CALLS = process.env['GATEHOUSE_NIGHTLY'] ? [1, 2, 3, 4, 5, 6, 7] : [5, 6];

let world: World;
let stepsAtOnce: () => number;
beforeEach(async () => {
  world = await startWorld('laptop', true, { release: RELEASE });
  world.delivery.parameters.put(TURN, 'the first');
  await deployed(world, { image: world.push('zero') });
  stepsAtOnce = countStepsAtOnce(world);
});
afterEach(() => world.stop());

const runTasks = () => world.aws.calls().ecs?.['RunTask'] ?? 0;
const SLOW = { ticks: 200 };
const JOB = {
  ...{ GITHUB_ACTOR: 'ada', GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b' },
};

/** Deploys two images side by side. */
const deployBoth = () =>
  Promise.all(['one', 'two'].map((text) => runDeploy(world, world.push(text))));

describe('two deployments that start a step at the same moment', () => {
  it.each(['as they come', 'the other way round'] as const)(
    'run their steps one after the other, answered %s',
    async (order) => {
      answerTogether(world, 'RunTask', order);
      world.delivery.ecs.nextTask(FAMILY, SLOW);
      world.delivery.ecs.nextTask(FAMILY, SLOW);
      const results = await deployBoth();
      expect(results.map(({ report }) => [report.outcome, report.problems])).toEqual([
        ['deployed', []],
        ['deployed', []],
      ]);
      expect(results.map(({ said }) => said).join()).toContain(
        'another release has started a step at the same moment: waiting for it',
      );
      expect(stepsAtOnce()).toBe(1);
    },
  );

  it('run them one after the other if the step of the first does not show for a while', async () => {
    answerTogether(world, 'RunTask', 'as they come');
    world.delivery.ecs.nextTask(FAMILY, SLOW);
    const before = runTasks();
    const hidden = world.clock.now() + 4_000;
    for (const action of ['ListTasks', 'DescribeTasks'])
      hideTasks(world, action, () => runTasks() > before && world.clock.now() < hidden);
    const results = await deployBoth();
    expect(results.map(({ report }) => report.outcome)).toEqual(['deployed', 'deployed']);
    expect(results.map(({ said }) => said).join()).toContain('ECS does not show it yet');
    expect(stepsAtOnce()).toBe(1);
  });

  it('agree on one parameter if neither finds it', async () => {
    world.delivery.parameters.remove(TURN);
    answerTogether(world, 'PutParameter', 'the other way round');
    world.delivery.ecs.nextTask(FAMILY, SLOW);
    const results = await deployBoth();
    expect(results.map(({ report }) => report.outcome)).toEqual(['deployed', 'deployed']);
    expect(stepsAtOnce()).toBe(1);
  });

  it('follow the same task if they release the same revision', async () => {
    const image = world.push('one');
    const evidence = await world.evidence(image);
    const after = (calls: readonly string[]) => calls.at(-1) === 'RegisterTaskDefinition';
    await deployUntilKilled(world, image, { evidence, after });
    answerTogether(world, 'RunTask', 'as they come');
    world.delivery.ecs.nextTask(FAMILY, SLOW);
    const results = await Promise.all(
      ['1', '2'].map((GITHUB_RUN_ID) =>
        runDeploy(world, image, { evidence, env: { ...JOB, GITHUB_RUN_ID } }),
      ),
    );
    const ran = results.map(({ report: { outcome, done } }) => {
      expect(outcome).toMatch(/^(?:deployed|unchanged)$/);
      return done.find((line) => line.startsWith('ran'));
    });
    expect(ran).toEqual([ran[0], expect.stringMatching(/^ran migrate before the release/)]);
  });
});

test('another deployment waits for the step of one that was killed after any call, and deploys', async () => {
  for (const nth of CALLS) {
    const killed = world.push(`killed at ${nth}`);
    world.delivery.ecs.nextTask(FAMILY, SLOW);
    const made = await deployUntilKilled(world, killed, {
      evidence: await world.evidence(killed),
      after: (calls) =>
        calls.length - 1 - calls.indexOf('RegisterTaskDefinition') === nth &&
        calls.includes('RegisterTaskDefinition'),
    });
    const where = `${nth}: ${made.at(-1)}`;
    const { report } = await runDeploy(world, world.push(`after ${nth}`));
    expect([where, report.outcome, report.problems]).toEqual([where, 'deployed', []]);
  }
  expect(stepsAtOnce()).toBe(1);
});

describe('a step of a deployment that was killed before it noted the task', () => {
  const killAtStart = async () => {
    const image = world.push('killed');
    const noted = world.delivery.parameters.get(TURN);
    await deployUntilKilled(world, image, {
      evidence: await world.evidence(image),
      after: (calls) => calls.at(-1) === 'RunTask',
    });
    expect(world.delivery.parameters.get(TURN)).toBe(noted);
  };

  it('is found by its token, as long as ECS lists it nowhere', async () => {
    world.delivery.ecs.nextTask(FAMILY, SLOW);
    await killAtStart();
    const before = runTasks();
    hideTasks(world, 'ListTasks', () => runTasks() === before);
    const { report } = await runDeploy(world, world.push('next'));
    expect(report.outcome).toBe('deployed');
    // The one that is refused, and its own.
    expect(runTasks() - before).toBe(2);
    expect(stepsAtOnce()).toBe(1);
  });

  it('holds up nothing once it has ended and ECS has forgotten it', async () => {
    await killAtStart();
    world.delivery.ecs.advance(20);
    world.delivery.ecs.age(1);
    const before = runTasks();
    const { report } = await runDeploy(world, world.push('next'));
    expect(report.outcome).toBe('deployed');
    expect(runTasks() - before).toBe(1);
  });

  it('is waited for while it runs, even for days', async () => {
    world.delivery.ecs.nextTask(FAMILY, { runsOn: true });
    await killAtStart();
    world.delivery.ecs.age(2);
    const { report } = await runDeploy(world, world.push('next'), { timeoutMs: 60_000 });
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: [
        expect.stringMatching(/^the task \w+ before another release \(migrate\) is RUNNING, still/),
      ],
    });
    expect(stepsAtOnce()).toBe(1);
  });
});

test('a task that is noted and that ECS never shows is given up after five minutes', async () => {
  world.delivery.parameters.put(TURN, 'arn:aws:ecs:eu-central-1:111111111111:task/laptop/0123abcd');
  const began = world.clock.now();
  const { report, said } = await runDeploy(world, world.push('one'));
  expect(report.outcome).toBe('deployed');
  expect(said).toContain(
    'the task 0123abcd was started before a release, and ECS does not show it',
  );
  expect(world.clock.now() - began).toBeGreaterThan(300_000);
});

test('a step that ECS could not place is started by the same command run again', async () => {
  const reason = 'Capacity is unavailable at this time. Please try again later.';
  world.delivery.ecs.nextTask(FAMILY, { notPlaced: reason });
  const image = world.push('one');
  const { report } = await runDeploy(world, image);
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [`ECS started no task: ${reason}`],
  });
  expect((await runDeploy(world, image)).report.outcome).toBe('deployed');
});

test('starts no step without the right to note it', async () => {
  world.delivery.parameters.remove(TURN);
  const before = runTasks();
  deny(world, 'PutParameter');
  const { report } = await runDeploy(world, world.push('one'));
  expect(report.problems.join()).toContain('ssm:PutParameter');
  expect(runTasks()).toBe(before);
});

test('checks everything again after it has waited for a step of another release', async () => {
  world.delivery.ecs.nextTask(FAMILY, { ticks: 1_000 });
  const release = world.clock.hold();
  const started = runTasks();
  const first = runDeploy(world, world.push('one'));
  await waitFor('the step', () => runTasks() > started);
  const removed = onceAnswered(
    world,
    ({ action, answer }) => action === 'DescribeTasks' && answer.includes('"lastStatus":"RUNNING"'),
    () => world.delivery.identity.removeRole('payments-laptop-task'),
  );
  const before = runTasks();
  const second = runDeploy(world, world.push('two'));
  setImmediate(release);
  expect((await second).report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('there is no role payments-laptop-task')],
  });
  expect(removed()).toBe(true);
  expect(runTasks()).toBe(before);
  await first;
});
