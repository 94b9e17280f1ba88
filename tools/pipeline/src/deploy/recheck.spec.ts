import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from './test/deployed.ts';
import { onceAnswered } from './test/on-answer.ts';
import { runDeploy } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import { REGISTRY } from './test/workspace.ts';
import type { World } from './test/world.ts';

let world: World;
let image: string;
const ecs = () => new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
beforeEach(async () => {
  world = await startWorld();
  image = world.push('two');
  await deployed(world, { image: world.push('one') });
});
afterEach(() => world.stop());

/** Another deployment, for which a command waits; meanwhile something happens. */
async function whileWaiting(meanwhile: () => unknown) {
  world.delivery.ecs.next('payments', 'slow', { ticks: 200 });
  await ecs().updateService({
    ...{ cluster: 'laptop', service: 'payments', forceNewDeployment: true },
  });
  world.changes();
  let looks = 0;
  return onceAnswered(
    world,
    ({ action }) => action === 'ListServiceDeployments' && ++looks === 3,
    meanwhile,
  );
}

const inSeconds = (seconds: number) => new Date(world.clock.date().getTime() + seconds * 1_000);

test.each<[string, () => unknown, RegExp]>([
  [
    'an operator has set the service to 0 tasks',
    () => ecs().updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 }),
    /was set to 0 tasks by hand/,
  ],
  [
    'the image is gone',
    () => world.delivery.ecr.remove('laptop/payments', image.split('@')[1]!, REGISTRY),
    /the registry has no image/,
  ],
  [
    'a role is gone',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
    /there is no role payments-laptop-task/,
  ],
  [
    'the policy has been changed',
    () => world.write('security/policy.json', '{}'),
    /security\/policy.json/,
  ],
])('changes nothing if %s while it waits for another deployment', async (_, work, problem) => {
  const done = await whileWaiting(async () => {
    await work();
    world.changes();
  });
  const { report } = await runDeploy(world, image);
  expect(done()).toBe(true);
  expect(report).toMatchObject({
    outcome: expect.stringMatching(/^(?:refused|undecided)$/),
    problems: [expect.stringMatching(problem)],
  });
  expect(world.changes()).toEqual({});
});

test('does not deploy evidence that expires while it waits for another deployment', async () => {
  await whileWaiting(() => undefined);
  const evidence = await world.evidence(image, { holdsUntil: inSeconds(3) });
  const { report } = await runDeploy(world, image, { evidence });
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('(expired)')],
  });
  expect(world.changes()).toEqual({});
});

test('does not deploy evidence that expires while AWS throttles a check', async () => {
  const evidence = await world.evidence(image, { holdsUntil: inSeconds(30) });
  let until = 0;
  world.aws.faults.set({ service: 'iam', kind: 'throttle' });
  world.clock.every(1_000, () => {
    until += 1;
    if (until === 60) world.aws.faults.clear();
  });
  const { report } = await runDeploy(world, image, { evidence });
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('(expired)')],
  });
  expect(world.changes()).toEqual({});
});

test('leaves a service unchanged that is set to 0 tasks while AWS throttles a check', async () => {
  world.aws.faults.set({ service: 'iam', kind: 'throttle' });
  let seconds = 0;
  let stopped: Promise<unknown> = Promise.resolve();
  world.clock.every(1_000, () => {
    seconds += 1;
    if (seconds !== 5) return;
    world.aws.faults.clear();
    stopped = ecs().updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 });
  });
  onceAnswered(
    world,
    ({ action }) => action === 'GetRole',
    () => stopped,
  );
  const { report } = await runDeploy(world, image);
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('was set to 0 tasks by hand')],
  });
});
