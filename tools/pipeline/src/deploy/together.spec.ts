import { ECS } from '@aws-sdk/client-ecs';
import { waitFor } from '@gatehouse/testing';
import { deployed } from './test/deployed.ts';
import { onceAnswered, showsSuccess } from './test/on-answer.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await deployed(world, { image: world.push('zero') });
});
afterEach(() => world.stop());

/** A deployment that ECS is at work on, and that has a while to go. */
async function inFlight(image: string) {
  world.delivery.ecs.next('payments', 'slow', { ticks: 5 });
  const release = world.clock.hold();
  const run = runDeploy(world, image);
  await waitFor('UpdateService', () => world.changes()['ecs:UpdateService']);
  // Once the next one has begun.
  setImmediate(release);
  return { run };
}

test('a second deployment waits for the first', async () => {
  const [one, two] = [world.push('one'), world.push('two')];
  const first = await inFlight(one);
  const second = await runDeploy(world, two);
  expect((await first.run).report).toMatchObject({ outcome: 'deployed', image: one });
  expect(second.report).toMatchObject({ outcome: 'deployed', image: two });
  expect(second.said).toMatch(/another deployment \(payments-laptop:2\) is \w+: waiting for it/);
  // A line whenever that changes, and no line twice.
  const lines = second.said.split('\n').map((line) => line.replace(/^ *\S+ */, ''));
  const waiting = lines.filter((line) => line.includes('waiting'));
  expect(waiting).toEqual([...new Set(waiting)]);
  expect(world.recorded()?.image).toBe(two);
});

test('stops when the first takes too long', async () => {
  world.delivery.ecs.next('payments', 'stuck');
  await runDeploy(world, world.push('one'), { timeoutMs: 60_000 });
  world.changes();
  const { report } = await runDeploy(world, world.push('two'), { timeoutMs: 60_000 });
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [
      'another deployment (payments-laptop:2) is IN_PROGRESS, still after 1:00; "gatehouse rollback" would stop it',
    ],
  });
  expect(world.changes()).toEqual({});
});

test('two deployments of the same image are one', async () => {
  const image = world.push('one');
  const first = await inFlight(image);
  const second = await runDeploy(world, image);
  expect((await first.run).report.outcome).toBe('deployed');
  expect(second.report).toMatchObject({ outcome: 'deployed', revision: 'payments-laptop:2' });
  expect(world.changes()['ecs:UpdateService']).toBeUndefined();
});

test('of two concurrent deployments, only the later one is deployed, whichever it is', async () => {
  const images = [world.push('one'), world.push('two')];
  const reports = await Promise.all(
    images.map(async (image) => (await runDeploy(world, image)).report),
  );
  const deployed = reports.filter(({ outcome }) => outcome === 'deployed');
  // Either the one saw the other in time, and waited; or it was overtaken, and says so.
  expect(deployed.length).toBeGreaterThan(0);
  for (const { outcome, problems } of reports)
    if (outcome !== 'deployed')
      expect(problems).toEqual([expect.stringMatching(/^another deployment has been begun/)]);
  const again = await runDeploy(world, world.recorded()!.image, {
    diff: true,
    evidence: undefined,
  });
  expect(again.report.changes).toEqual([]);
});

describe('another deployment that starts as soon as ECS has finished this one', () => {
  const family = 'payments-laptop';
  let images: string[];
  beforeEach(async () => {
    images = [world.push('one'), world.push('two')];
    const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
    let updated = false;
    onceAnswered(
      world,
      ({ action }) => action === 'UpdateService',
      () => (updated = true),
    );
    onceAnswered(
      world,
      (step) => updated && showsSuccess(step),
      () =>
        ecs.updateService({
          ...{ cluster: 'laptop', service: 'payments' },
          ...{ taskDefinition: `${family}:1`, forceNewDeployment: true },
        }),
    );
  });

  it('leaves this one deployed, recorded and announced, with a warning', async () => {
    const { report } = await runDeploy(world, images[0]!);
    expect(report).toMatchObject({
      ...{ outcome: 'deployed', revision: 'payments-laptop:2', problems: [] },
      warnings: [
        'Another deployment has been begun since, of payments-laptop:1: it replaces this one',
      ],
    });
    expect(world.recorded()).toMatchObject({ image: images[0] });
    expect(world.aws.notifications().at(-1)?.message).toContain('has been deployed');
  });

  it('does not prevent a roll-back to the first', async () => {
    await runDeploy(world, images[0]!);
    await runDeploy(world, images[1]!);
    const { report } = await runRollback(world);
    expect(report).toMatchObject({ outcome: 'deployed', image: images[0] });
  });
});

test('a deployment that is recorded after one that began later is not the newest record', async () => {
  const { report } = await runDeploy(world, world.push('one'));
  const later = { ...world.recorded()!, begunAt: new Date(Date.now() + 60_000).toISOString() };
  const name = '/gatehouse/laptop/services/payments/deployment';
  onceAnswered(
    world,
    ({ action }) => action === 'UpdateService',
    () => world.delivery.parameters.put(name, JSON.stringify(later)),
  );
  const earlier = await runDeploy(world, world.push('two'));
  expect([report.outcome, earlier.report.outcome]).toEqual(['deployed', 'deployed']);
  expect(world.recorded()).toEqual(later);
});
