import { ECS } from '@aws-sdk/client-ecs';
import { SSM } from '@aws-sdk/client-ssm';
import { deployed } from '../test/deployed.ts';
import { runDeploy, runRollback } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import type { World } from '../test/world.ts';
import { readCandidates } from './read-candidates.ts';

let world: World;
let images: string[];
let commits: string[];
const ecs = () => new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
beforeEach(async () => {
  world = await startWorld();
  images = ['one', 'two', 'three'].map((text) => world.push(text));
  commits = images.map(() => world.commit());
  await deployed(world, ...images.map((image, at) => ({ image, commit: commits[at]! })));
});
afterEach(() => world.stop());

test('goes to the previous deployment and records its origin; again, it goes further back', async () => {
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: 'payments-laptop:2', image: images[1] },
    ...{ problems: [], warnings: [] },
  });
  expect(world.changes()).toEqual({ 'ecs:UpdateService': 1, 'ssm:PutParameter': 1 });
  expect(world.recorded()).toMatchObject({
    ...{ image: images[1], commit: commits[1] },
    rolledBackFrom: expect.stringMatching(/payments-laptop:3$/),
  });
  expect(world.aws.notifications().at(-1)?.message).toContain(
    'payments in laptop: was rolled back',
  );
  expect((await runRollback(world)).report.revision).toBe('payments-laptop:1');
  const { report: third } = await runRollback(world);
  expect(third).toMatchObject({
    outcome: 'refused',
    problems: [
      expect.stringMatching(
        /^before payments-laptop:1 no other good revision was deployed; recorded: payments-laptop:1 \(sha256:/,
      ),
    ],
  });
});

test.each<[string, () => string]>([
  ['a revision', () => '1'],
  ['a digest', () => images[0]!.split('@')[1]!],
])('goes to %s on request', async (_, to) => {
  const { report } = await runRollback(world, { to: to() });
  expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:1' });
});

test('does not go to a revision that never was good', async () => {
  world.delivery.ecs.next('payments', 'circuit-breaker');
  const bad = world.push('bad');
  await runDeploy(world, bad);
  for (const to of ['4', bad.split('@')[1]!])
    expect((await runRollback(world, { to })).report).toMatchObject({
      outcome: 'refused',
      problems: [expect.stringContaining(`${to} is not recorded as deployed`)],
    });
});

test('overtakes a deployment that is in flight, and holds what it brings', async () => {
  world.delivery.ecs.next('payments', 'stuck');
  const stuck = world.push('stuck');
  await runDeploy(world, stuck, { timeoutMs: 60_000 });
  const { report } = await runRollback(world);
  expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:3' });
  expect(world.recorded()?.hold?.versions).toEqual([{ digest: stuck.split('@')[1] }]);
  expect((await runDeploy(world, stuck)).report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('is held')],
  });
});

test('completes a roll-back that was not recorded, unless ECS has given its revision up', async () => {
  const ssm = new SSM({ endpoint: world.aws.url, region: 'eu-central-1' });
  const present = world.recorded()!.taskDefinition.replace(/\d+$/, '2');
  const imagesFor = async (hasFailed: boolean) => {
    const wish = { present, hasFailed, to: undefined, force: false };
    const name = '/gatehouse/laptop/services/payments/deployment';
    return (await readCandidates({ ssm }, name, wish)).candidates.map(({ image }) => image);
  };
  expect(await imagesFor(false)).toEqual([images[1], images[0]]);
  expect(await imagesFor(true)).toEqual([images[0]]);
  ssm.destroy();
});

test('accepts what already runs', async () => {
  const { report } = await runRollback(world, { to: '3' });
  expect(report).toMatchObject({ outcome: 'unchanged', done: [] });
  expect(world.changes()).toEqual({});
});

test('registers a revision again that ECS no longer has', async () => {
  await ecs().deregisterTaskDefinition({ taskDefinition: 'payments-laptop:2' });
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    outcome: 'deployed',
    revision: 'payments-laptop:4',
    image: images[1],
  });
  expect(world.recorded()?.taskDefinition).toMatch(/:4$/);
});

test('leaves settings and scaling unchanged', async () => {
  world.render({ tasks: { min: 3, max: 9 }, healthCheck: { startPeriod: 100 } });
  expect((await runRollback(world)).report.done).toEqual([
    'updated the service payments (taskDefinition)',
    expect.stringMatching(/^recorded it/),
  ]);
});

test("reports that the gate's evidence has expired since, and continues", async () => {
  const name = '/gatehouse/laptop/services/payments/deployment';
  const record = world.recorded()!;
  const expires = '2026-01-01T00:00:00.000Z';
  world.delivery.parameters.put(
    name,
    JSON.stringify({ ...record, evidence: { ...record.evidence, expires } }),
  );
  await runDeploy(world, world.push('four'));
  const { report } = await runRollback(world);
  expect(report).toMatchObject({
    ...{ outcome: 'deployed', revision: 'payments-laptop:3' },
    warnings: [
      `The evidence of the gate for it held until ${expires}: what has been found since is not known`,
    ],
  });
});

test('reports its failure: the good revision may no longer be good', async () => {
  world.delivery.ecs.next('payments', 'never-starts', { cause: 'secret' });
  const { report } = await runRollback(world);
  expect(report).toMatchObject({ outcome: 'failed', running: [{ revision: 'payments-laptop:3' }] });
  expect(world.recorded()?.image).toBe(images[2]);
});

test('requires an image that still exists', async () => {
  const name = '/gatehouse/laptop/services/payments/deployment';
  const gone = `sha256:${'0'.repeat(64)}`;
  const record = world.recorded()!;
  world.delivery.parameters.put(
    name,
    JSON.stringify({
      ...record,
      taskDefinition: record.taskDefinition.replace(/3$/, '1'),
      image: images[0]!.replace(/sha256:.*/, gone),
      digest: gone,
    }),
  );
  const { report } = await runRollback(world, { to: gone });
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('the registry has no image')],
  });
});

test('changes nothing with --diff', async () => {
  const { report } = await runRollback(world, { diff: true });
  expect(report).toMatchObject({ outcome: 'planned', revision: 'payments-laptop:2' });
  expect(report.changes).toMatchObject([{ path: ['containerDefinitions', 'payments', 'image'] }]);
  expect(world.changes()).toEqual({});
});
