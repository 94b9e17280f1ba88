import { ECS } from '@aws-sdk/client-ecs';
import { runDeploy } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());

const RECORD = '/gatehouse/laptop/services/payments/deployment';
const ecs = () => new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
const SERVICE = { cluster: 'laptop', service: 'payments' };
async function described() {
  const { services } = await ecs().describeServices({ cluster: 'laptop', services: ['payments'] });
  return services?.[0];
}

describe('the first deployment', () => {
  it('creates everything, waits until it runs, records it and sends a notification', async () => {
    const image = world.push('one');
    const commit = world.commit();
    const { report, said } = await runDeploy(world, image, { commit });
    expect(report).toMatchObject({
      ...{ outcome: 'deployed', revision: 'payments-laptop:1', problems: [], warnings: [] },
      done: [
        'registered payments-laptop:1',
        'created the service payments',
        'set the scaling to 2 to 6 tasks',
        'set the scaling policy payments-laptop-cpu',
        `recorded it in ${RECORD}`,
      ],
    });
    expect(said).toMatch(/2 of 2 running · 2 of 2 targets healthy/);
    expect(world.recorded()).toMatchObject({
      ...{ image, commit, by: expect.stringContaining('@') },
      evidence: { result: 'PASSED' },
    });
    expect(world.aws.notifications().map(({ message }) => message)).toEqual([
      expect.stringContaining(`payments in laptop: has been deployed\npayments-laptop:1, ${image}`),
    ]);
    expect(await described()).toMatchObject({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [/^subnet-/, /^subnet-/].map((each) => expect.stringMatching(each)),
        },
      },
    });
  });
});

describe('a deployed service', () => {
  let image: string;
  let evidence: string;
  beforeEach(async () => {
    image = world.push('one');
    evidence = await world.evidence(image);
    expect((await runDeploy(world, image, { evidence })).report.outcome).toBe('deployed');
    world.changes();
  });

  it('is not changed by the same deployment, and is found to be running', async () => {
    const { report } = await runDeploy(world, image, { evidence });
    expect(report).toMatchObject({
      outcome: 'unchanged',
      done: [],
      changes: [],
      revision: 'payments-laptop:1',
    });
    expect(world.changes()).toEqual({});
  });

  it('gets a record only for a later commit with the same image', async () => {
    const commit = world.commit();
    const { report } = await runDeploy(world, image, { evidence, commit });
    expect(report).toMatchObject({ outcome: 'unchanged', done: [`recorded it in ${RECORD}`] });
    expect(world.changes()).toEqual({ 'ssm:PutParameter': 1 });
    expect(world.recorded()?.commit).toBe(commit);
  });

  it('gets a new revision for another image, and keeps everything else', async () => {
    const next = world.push('two');
    const { report } = await runDeploy(world, next);
    expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:2' });
    expect(report.changes.map(({ of, path }) => `${of}: ${path.join('.')}`)).toEqual([
      'task definition: containerDefinitions.payments.image',
    ]);
    expect(world.changes()).toEqual({
      'ecs:RegisterTaskDefinition': 1,
      'ecs:UpdateService': 1,
      'ssm:PutParameter': 1,
    });
  });

  it('needs no revision and no deployment for a change of the scaling', async () => {
    world.render({ tasks: { max: 9, cpuTarget: 70 } });
    const { report } = await runDeploy(world, image, { evidence });
    expect(report).toMatchObject({
      outcome: 'deployed',
      done: ['set the scaling to 2 to 9 tasks', 'set the scaling policy payments-laptop-cpu'],
    });
    expect(world.changes()).toEqual({
      'application-autoscaling:RegisterScalableTarget': 1,
      'application-autoscaling:PutScalingPolicy': 1,
    });
  });

  it('keeps the number of tasks that the scaling has raised', async () => {
    await ecs().updateService({ ...SERVICE, desiredCount: 4 });
    const { report } = await runDeploy(world, world.push('two'));
    expect(report.outcome).toBe('deployed');
    expect(await described()).toMatchObject({ desiredCount: 4, runningCount: 4 });
  });

  it('is raised to the minimum number of tasks', async () => {
    await ecs().updateService({ ...SERVICE, desiredCount: 1 });
    const { report } = await runDeploy(world, image, { evidence });
    expect(report.done).toEqual(['updated the service payments (desiredCount)']);
    expect(await described()).toMatchObject({ desiredCount: 2, runningCount: 2 });
  });

  it('has what was turned on by hand turned off', async () => {
    await ecs().updateService({ ...SERVICE, enableExecuteCommand: true });
    const { report } = await runDeploy(world, image, { evidence });
    expect(report.done).toEqual(['updated the service payments (enableExecuteCommand)']);
    expect(await described()).toMatchObject({ enableExecuteCommand: false });
  });

  it('is created again when it was deleted', async () => {
    await ecs().updateService({ ...SERVICE, desiredCount: 0 });
    await ecs().deleteService({ ...SERVICE, force: true });
    await world.delivery.ecs.advance(10);
    const { report } = await runDeploy(world, image, { evidence });
    expect(report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:1' });
    expect(report.done).toContain('created the service payments');
  });

  it('is not changed with --diff, and everything is shown without evidence', async () => {
    world.render({ environment: { LOG_LEVEL: 'debug' } });
    const { report } = await runDeploy(world, world.push('two'), {
      diff: true,
      evidence: undefined,
    });
    expect(report).toMatchObject({ outcome: 'planned', problems: [] });
    expect(report.changes.map(({ path }) => path.at(-1))).toEqual(['image', 'LOG_LEVEL']);
    expect(world.changes()).toEqual({});
  });
});

test('is found by the platform of an index, which is what ECS reports', async () => {
  const platform = world.push('one').split('@')[1]!;
  const index = world.pushIndex([platform]);
  world.delivery.ecs.next('payments', 'steady', { imageDigest: platform });
  const { report } = await runDeploy(world, index);
  expect(report).toMatchObject({ outcome: 'deployed', problems: [] });
});
