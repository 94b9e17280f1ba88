import { runDeploy } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

/** Calls of each stage, in the order in which they come first. */
const NOTHING_CHANGED = [
  'GetParameters',
  'DescribeServices',
  'ListServiceDeployments',
  'GetRole',
  'BatchGetImage',
];
const CREATING = [
  'RegisterTaskDefinition',
  'CreateService',
  'RegisterScalableTarget',
  'PutScalingPolicy',
];
const UPDATING = ['RegisterTaskDefinition', 'UpdateService'];
const OBSERVING = ['DescribeTargetHealth'];
const CONCLUDING = ['PutParameter', 'Publish'];

/** By night both for each call; otherwise one of them, in turn. */
const both = (actions: readonly string[]) =>
  actions
    .flatMap((action) => [{ action, when: 'before' } as const, { action, when: 'after' } as const])
    .filter((_, at) => process.env['GATEHOUSE_NIGHTLY'] || [0, 3].includes(at % 4));

let world: World;

/** Runs, interrupted, and again. */
async function expectToConverge(
  image: string,
  interrupt: { action: string; when: 'before' | 'after' },
) {
  const evidence = await world.evidence(image);
  const { report } = await runDeploy(world, image, { evidence, interrupt });
  expect(report.outcome).toBe('interrupted');
  expect(report.problems).toEqual([
    expect.stringMatching(/^interrupted by SIGINT, .*: /),
    'run the same command again: it looks at what is there, and does what is left',
  ]);
  const again = (await runDeploy(world, image, { evidence })).report;
  expect(again).toMatchObject({
    problems: [],
    outcome: expect.stringMatching(/^(?:deployed|unchanged)$/),
  });
  expect(world.recorded()?.image).toBe(image);
  world.changes();
  const third = (await runDeploy(world, image, { evidence })).report;
  expect([third.outcome, world.changes()]).toEqual(['unchanged', {}]);
  return { report, again };
}

describe('a creation', () => {
  beforeEach(async () => (world = await startWorld()));
  afterEach(() => world.stop());

  it.each(both(CREATING))(
    'converges in a second run when it was interrupted $when $action',
    async (interrupt) => {
      const { again } = await expectToConverge(world.push('one'), interrupt);
      // What had been registered is used.
      expect(again.revision).toBe('payments-laptop:1');
    },
  );
});

describe('an update', () => {
  beforeAll(async () => {
    world = await startWorld();
    await runDeploy(world, world.push('zero'));
  });
  afterAll(() => world.stop());

  it.each(both([...NOTHING_CHANGED, ...UPDATING, ...OBSERVING, ...CONCLUDING]))(
    'converges in a second run when it was interrupted $when $action',
    async (interrupt) => {
      const image = world.push(`${interrupt.when} ${interrupt.action}`);
      const { report } = await expectToConverge(image, interrupt);
      const said = report.problems[0];
      if (NOTHING_CHANGED.includes(interrupt.action))
        expect(said).toContain('nothing has been changed');
      if (OBSERVING.includes(interrupt.action))
        expect(said).toContain('ECS goes on with the deployment by itself');
    },
  );
});
