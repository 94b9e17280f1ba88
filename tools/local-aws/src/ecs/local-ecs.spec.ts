import fc from 'fast-check';
import { EcsWorld } from './test/ecs-world.ts';

const scenarios = [
  'steady',
  'slow',
  'stuck',
  'circuit-breaker',
  'never-starts',
  'alarm',
  'flapping',
  'overtaken',
  'stopped',
] as const;

it('advances by itself, or as fast as a test wants', async () => {
  const world = await EcsWorld.start();
  await world.create();
  world.delivery.ecs.tickEvery(2);
  while ((await world.latest()).status !== 'SUCCESSFUL') await new Promise(setImmediate);
  world.delivery.ecs.tickEvery(0);
  await world.deploy('steady');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await world.latest()).status).toBe('PENDING');
  await world.stop();
});

/** An event: this many ticks pass, then a deployment with this scenario begins. */
const happenings = fc.array(
  fc.record({ ticks: fc.nat(12), scenario: fc.constantFrom(...scenarios) }),
  { minLength: 1, maxLength: 5 },
);

it('always has one target deployment, and the service recovers, after any sequence of events', async () => {
  const world = await EcsWorld.start();
  await world.createSteady();
  await fc.assert(
    fc.asyncProperty(happenings, async (sequence) => {
      for (const { ticks, scenario } of sequence) {
        await world.deploy(scenario);
        for (let tick = 0; tick < ticks; tick++) {
          world.delivery.ecs.advance();
          await expectSound(world);
        }
      }
      // The service recovers.
      const last = await world.deploy('steady');
      world.delivery.ecs.advance(12);
      expect((await world.latest()).status).toBe('SUCCESSFUL');
      const service = await world.service();
      expect(service).toMatchObject({ taskDefinition: last, runningCount: 2, pendingCount: 0 });
    }),
    { numRuns: 15 },
  );
  await world.stop();
});

async function expectSound(world: EcsWorld): Promise<void> {
  const { deployments = [], taskDefinition, events = [] } = await world.service();
  const primary = deployments.filter(({ status }) => status === 'PRIMARY');
  expect(primary).toHaveLength(1);
  expect(primary[0]?.taskDefinition).toBe(taskDefinition);
  expect(events.length).toBeLessThanOrEqual(100);
  const inFlight = (await world.listed()).filter(({ status = '' }) =>
    /^(PENDING|IN_PROGRESS|.*REQUESTED|ROLLBACK_IN_PROGRESS)$/.test(status),
  );
  expect(inFlight.length).toBeLessThanOrEqual(1);
  // At rest, the two are one.
  if (inFlight.length === 0 && primary[0]?.rolloutState === 'COMPLETED')
    expect(deployments).toHaveLength(1);
}
