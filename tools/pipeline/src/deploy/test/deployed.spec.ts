import { ECS, type Service } from '@aws-sdk/client-ecs';
import { runDeploy } from './run.ts';
import { deployed } from './deployed.ts';
import { startWorld } from './start-world.ts';
import type { World } from './world.ts';

const worlds: World[] = [];
afterAll(async () => {
  // Each leads back to the folder that was current before it.
  for (const each of worlds.reverse()) await each.stop();
});

/** A world in which two images were deployed, and what is to be seen of it. */
async function world() {
  const world = await startWorld();
  worlds.push(world);
  const [one, two] = [world.push('one'), world.push('two')];
  const commits = [world.commit(), world.commit()];
  await deployed(world, { image: one, commit: commits[0]! }, { image: two, commit: commits[1]! });
  const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  const { services = [] } = await ecs.describeServices({
    cluster: 'laptop',
    services: ['payments'],
    include: ['TAGS'],
  });
  return { world, one, two, record: world.recorded(), service: stable(services[0]!) };
}

/** Without moments, and names that are made up. */
const stable = (service: Service): unknown =>
  JSON.parse(
    JSON.stringify(service)
      .replace(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"MOMENT"')
      .replace(
        /ecs-svc\/\w+|[0-9a-f]{16,}(?=[/")])|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
        'NAME',
      ),
  );

it('returns an equal world from the cache for a second deployment test', async () => {
  const first = await world();
  const second = await world();
  expect([first.record?.image, first.record?.commit]).toEqual([
    first.two,
    first.world.git('rev-parse', 'HEAD'),
  ]);
  expect(second).toMatchObject({ record: first.record, service: first.service });
  expect(second.world.aws.calls()['ssm']).toBeUndefined();
  const { report } = await runDeploy(second.world, second.two, {
    commit: second.world.git('rev-parse', 'HEAD'),
  });
  expect(report).toMatchObject({
    outcome: 'unchanged',
    revision: 'payments-laptop:2',
    changes: [],
  });
});
