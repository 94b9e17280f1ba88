import { readFileSync } from 'node:fs';
import { SNS } from '@aws-sdk/client-sns';
import type { Scenario, ScenarioOptions } from '@gatehouse/local-aws';
import { deployed } from './test/deployed.ts';
import { onceAnswered } from './test/on-answer.ts';
import { runDeploy } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

let world: World;
let first: string;
let second: string;
beforeEach(async () => {
  world = await startWorld();
  first = world.push('one');
  second = world.push('two');
  await deployed(world, { image: first });
});
afterEach(() => world.stop());

const digestOf = (image: string) => image.slice(image.indexOf('@') + 1);
const next = (scenario: Scenario, options: ScenarioOptions = {}) =>
  world.delivery.ecs.next('payments', scenario, options);

/** What runs, after the second image was not deployed. */
const FIRST_RUNS = () => [{ revision: 'payments-laptop:1', digest: digestOf(first), tasks: 2 }];

test.each<[string, Scenario, ScenarioOptions, RegExp]>([
  [
    'the circuit breaker rolls it back',
    'circuit-breaker',
    {},
    /^the deployment was rolled back \(\d tasks failed, 3 are the limit/,
  ],
  [
    'an alarm rolls it back',
    'alarm',
    {},
    /^the deployment was rolled back \(alarms went off: payments-laptop-/,
  ],
  ['somebody stops it', 'stopped', {}, /^the deployment was rolled back/],
])(
  'fails when %s, and the previous revision keeps running',
  async (_, scenario, options, reason) => {
    next(scenario, options);
    const { report } = await runDeploy(world, second);
    expect(report).toMatchObject({
      ...{ outcome: 'failed', revision: 'payments-laptop:2', running: FIRST_RUNS() },
      problems: [expect.stringMatching(reason)],
    });
    expect(world.recorded()?.image).toBe(first);
    expect(world.aws.notifications().at(-1)?.message).toMatch(
      /^payments in laptop: has not been deployed\n.*\nWhat runs now: 2 tasks of payments-laptop:1/,
    );
  },
);

test.each<[string, ScenarioOptions, RegExp, string[]]>([
  ['the image cannot be pulled', { cause: 'image' }, /CannotPullContainerError/, []],
  ['a secret cannot be read', { cause: 'secret' }, /ResourceInitializationError/, []],
  [
    'the container exits',
    { cause: 'exit', exitCode: 3, log: ['starting', 'boom\u001b[2J ::error::x'] },
    /Essential container in task exited/,
    ['starting', 'boom\uFFFD[2J ::error::x'],
  ],
])('reports why no task starts when %s', async (_, options, reason, log) => {
  next('never-starts', options);
  const { report, said } = await runDeploy(world, second);
  expect(report).toMatchObject({ outcome: 'failed', running: FIRST_RUNS() });
  expect(report.stopped).toEqual([
    expect.objectContaining({ reason: expect.stringMatching(reason), log }),
  ]);
  if (options.exitCode) expect(report.stopped[0]?.containers).toEqual(['payments: exit code 3']);
  expect(said).toContain('rolling back to deployment');
});

test('fails when another deployment overtakes it', async () => {
  next('overtaken');
  const { report } = await runDeploy(world, second);
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: ['another deployment has been begun, of payments-laptop:3'],
  });
  expect(world.recorded()?.image).toBe(first);
});

test('fails when it is stopped in place', async () => {
  next('stopped', { stopType: 'ABORT' });
  const { report } = await runDeploy(world, second);
  expect(report.problems).toEqual([expect.stringMatching(/^the deployment was stopped/)]);
});

test('fails when the service is deleted in the meantime', async () => {
  next('deleted');
  const { report } = await runDeploy(world, second);
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: [
      expect.stringMatching(/^the (?:service is (?:DRAINING|INACTIVE)|deployment was stopped)/),
    ],
    running: [],
  });
});

test('fails when the roll-back fails', async () => {
  next('circuit-breaker', { failsToRollBack: true });
  const { report } = await runDeploy(world, second);
  expect(report.problems).toEqual([
    expect.stringMatching(/^the deployment failed, and so did rolling it back/),
  ]);
});

test('fails when it is not steady by the deadline, and reports what is missing', async () => {
  next('stuck');
  const { report } = await runDeploy(world, second, { timeoutMs: 60_000 });
  expect(report).toMatchObject({
    outcome: 'failed',
    problems: expect.arrayContaining([
      'it was not steady after 1:00; ECS goes on with it',
      'the deployment is IN_PROGRESS',
    ]),
    running: FIRST_RUNS(),
  });
});

test('fails with what it last saw when ECS does not respond any more before the deadline', async () => {
  next('stuck');
  onceAnswered(
    world,
    ({ action, answer }) => action === 'DescribeServices' && answer.includes('payments-laptop:2'),
    () => world.aws.faults.set({ service: 'ecs', action: 'DescribeServices', kind: 'lost' }),
  );
  const { report } = await runDeploy(world, second, { timeoutMs: 60_000 });
  const { outcome, problems } = report;
  expect([outcome, problems[0], problems.at(-1)]).toEqual([
    'failed',
    'it was not steady after 1:00; ECS goes on with it',
    expect.stringMatching(/^ecs:DescribeServices: given up after .*: no connection/),
  ]);
  expect(problems).toContain('ECS runs payments-laptop:2, payments-laptop:1');
});

test('waits for slow tasks, and is steady once flapping tasks have settled', async () => {
  next('slow', { ticks: 60 });
  expect((await runDeploy(world, second)).report.outcome).toBe('deployed');
  next('flapping');
  const { report } = await runDeploy(world, world.push('three'));
  expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:3' });
});

test('never succeeds when tasks run another image than the requested one', async () => {
  next('steady', { imageDigest: digestOf(first) });
  const { report } = await runDeploy(world, second, { timeoutMs: 60_000 });
  expect(report.outcome).toBe('failed');
  expect(report.problems.join('\n')).toContain(`has the image ${digestOf(first)}`);
  expect(world.recorded()?.image).toBe(first);
});

test('a failed first deployment leaves nothing running, and the next deployment repairs it', async () => {
  await world.stop();
  world = await startWorld();
  const image = world.push('one');
  next('never-starts');
  expect((await runDeploy(world, image)).report).toMatchObject({ outcome: 'failed', running: [] });
  expect(world.recorded()).toBeUndefined();
  const { report } = await runDeploy(world, image);
  expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:1' });
  expect(report.done).toContain('updated the service payments (forceNewDeployment)');
});

test('starts the same image again after a roll-back, without another revision', async () => {
  next('circuit-breaker');
  await runDeploy(world, second);
  world.changes();
  expect((await runDeploy(world, second)).report).toMatchObject({
    outcome: 'deployed',
    revision: 'payments-laptop:2',
  });
  expect(world.changes()).toEqual({ 'ecs:UpdateService': 1, 'ssm:PutParameter': 1 });
});

test('a revision from before a roll-back can be verified again', async () => {
  next('circuit-breaker');
  await runDeploy(world, second);
  const { report } = await runDeploy(world, first);
  expect(report).toMatchObject({
    outcome: 'deployed',
    revision: 'payments-laptop:1',
    done: expect.arrayContaining(['updated the service payments (forceNewDeployment)']),
  });
});

test('fails when ECS rejects the task definition, before anything else has changed', async () => {
  const file = 'apps/payments/deploy/laptop/task-definition.json';
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  world.write(file, { ...definition, cpu: '300' });
  const { report } = await runDeploy(world, second);
  expect(report).toMatchObject({
    ...{ outcome: 'failed', done: [], running: FIRST_RUNS() },
    problems: [expect.stringMatching(/^ecs:RegisterTaskDefinition: ClientException/)],
  });
  expect(world.changes()).toEqual({ 'ecs:RegisterTaskDefinition': 1 });
});

describe('an unreliable AWS', () => {
  it('is retried while it throttles and fails', async () => {
    world.aws.faults.set(
      { service: 'ecs', kind: 'throttle', probability: 0.2 },
      { service: 'ssm', kind: 'error', status: 503, times: 2 },
      { service: 'elasticloadbalancing', kind: 'throttle', times: 2 },
    );
    const { report } = await runDeploy(world, second);
    expect(report).toMatchObject({ outcome: 'deployed', problems: [] });
  });

  it('leaves the deployment undecided, not failed, if it stays unreachable to the end', async () => {
    world.aws.faults.set({ service: 'ecs', action: 'ListServiceDeployments', kind: 'throttle' });
    const { report } = await runDeploy(world, second, { timeoutMs: 60_000 });
    expect(report).toMatchObject({
      outcome: 'undecided',
      problems: [
        expect.stringMatching(/^ecs:ListServiceDeployments: given up after 60 s: throttled/),
      ],
    });
  });

  it('leaves a deployment unknown only if it fails while recording; the next run makes up for it', async () => {
    world.aws.faults.set({ service: 'ssm', action: 'PutParameter', kind: 'error' });
    const { report } = await runDeploy(world, second);
    expect(report).toMatchObject({
      outcome: 'undecided',
      problems: [
        expect.stringMatching(
          /^it is deployed and steady, but could not be recorded: ssm:PutParameter/,
        ),
        'run the same command again',
      ],
    });
    world.aws.faults.clear();
    expect((await runDeploy(world, second)).report).toMatchObject({ outcome: 'unchanged' });
    expect(world.recorded()?.image).toBe(second);
  });

  it('changes nothing if only the notification fails', async () => {
    const sns = new SNS({ endpoint: world.aws.url, region: 'eu-central-1' });
    await sns.deleteTopic({ TopicArn: world.aws.topicArn('gatehouse-operations') });
    const { report } = await runDeploy(world, second);
    expect(report).toMatchObject({
      outcome: 'deployed',
      warnings: [expect.stringMatching(/^The operations topic could not be told: sns:Publish/)],
    });
  });
});
