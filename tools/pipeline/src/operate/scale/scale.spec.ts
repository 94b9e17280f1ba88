import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { ran, type Where } from '../../deploy/test/ran.ts';
import { runDeploy } from '../../deploy/test/run.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';
import { parseSpan } from './parse-span.ts';
import type { ScaleInput } from './scale-input.ts';
import { scale } from './scale.ts';

let world: World;
let ecs: ECS;
beforeEach(async () => {
  world = await startWorld();
  ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  await deployed(world, { image: world.push('one') });
});
afterEach(async () => {
  ecs.destroy();
  await world.stop();
});

const HOUR_MS = 3_600_000;
const scaled = (wish: ScaleInput['wish'], change: Partial<ScaleInput> & Where = {}) =>
  ran(world, change, 'scale', (run) =>
    scale(run, {
      ...{ wish, diff: false, breakGlass: undefined, timeoutMs: 20 * 60_000, env: {} },
      ...change,
    }),
  );
const desired = async () =>
  (await ecs.describeServices({ cluster: 'laptop', services: ['payments'] })).services?.[0]
    ?.desiredCount;
const bounds = () => {
  const [target] = world.delivery.scaling.targets();
  return [target?.MinCapacity, target?.MaxCapacity];
};
/** Lets the time pass at which the scheduled end is due. */
const end = () => world.delivery.scaling.runDue(new Date('2100-01-01'));

test('adds tasks for a limited time, which Application Auto Scaling ends', async () => {
  const { report } = await scaled({ tasks: 8, forMs: 2 * HOUR_MS });
  expect(report).toMatchObject({ outcome: 'done', problems: [] });
  expect(report.facts).toEqual([
    expect.stringMatching(/^8 to 8 tasks until \d{4}-\d\d-\d\d \d\d:\d\d UTC, then 2 to 6$/),
  ]);
  expect([await desired(), ...bounds()]).toEqual([8, 8, 8]);
  expect(world.aws.notifications('gatehouse-operations').at(-1)?.message).toMatch(
    /has been scaled\nAt least 8 tasks until/,
  );
  end();
  expect([await desired(), ...bounds()]).toEqual([6, 2, 6]);
});

test('keeps room above, and changes nothing without a request', async () => {
  await scaled({ tasks: 4, forMs: HOUR_MS });
  expect(bounds()).toEqual([4, 6]);
  world.changes();
  const { report } = await scaled(undefined);
  expect(report).toMatchObject({ outcome: 'shown', result: { min: 4, max: 6 } });
  expect(report.facts?.[0]).toMatch(/^4 to 6 tasks until .*, then 2 to 6$/);
  const diff = await scaled({ tasks: 5, forMs: HOUR_MS }, { diff: true });
  expect(diff.report.changes).toContainEqual({
    ...{ of: 'scaling', path: ['MinCapacity'], from: 4, to: 5 },
  });
  expect(world.changes()).toEqual({});
});

test('ends with the deployed values when it is scaled twice', async () => {
  await scaled({ tasks: 4, forMs: HOUR_MS });
  await scaled({ tasks: 9, forMs: HOUR_MS });
  expect(bounds()).toEqual([9, 9]);
  end();
  expect(bounds()).toEqual([2, 6]);
});

test('is ended early by --end only', async () => {
  await scaled({ tasks: 8, forMs: HOUR_MS });
  const { report } = await scaled('end');
  expect(report).toMatchObject({ outcome: 'done', facts: ['2 to 6 tasks'] });
  expect(bounds()).toEqual([2, 6]);
  expect(world.delivery.scaling.scheduledActions()).toEqual([]);
  expect((await scaled('end')).report.outcome).toBe('unchanged');
});

test('survives a deployment, which changes the values that apply afterwards', async () => {
  await scaled({ tasks: 8, forMs: HOUR_MS });
  world.render({ tasks: { min: 3, max: 7 } });
  const image = world.push('two');
  const { report } = await runDeploy(world, image);
  expect(report).toMatchObject({
    outcome: 'deployed',
    warnings: [expect.stringContaining('scaled by hand until')],
  });
  expect(report.done).toContainEqual(
    expect.stringMatching(/^set the scaling to 3 to 7 tasks from/),
  );
  expect([await desired(), ...bounds()]).toEqual([8, 8, 8]);
  expect((await runDeploy(world, image)).report.outcome).toBe('unchanged');
  end();
  expect([await desired(), ...bounds()]).toEqual([7, 3, 7]);
});

test.each(['PutScheduledAction', 'RegisterScalableTarget'])(
  'ends even if it was interrupted after %s',
  async (action) => {
    await scaled({ tasks: 8, forMs: HOUR_MS }, { interrupt: { action, when: 'after' } });
    end();
    expect(bounds()).toEqual([2, 6]);
  },
);

test('is refused for a service that is not running, and for one that is set to 0 tasks', async () => {
  await ecs.updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 });
  expect((await scaled({ tasks: 3, forMs: HOUR_MS })).report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('set to 0 tasks')],
  });
  await ecs.deleteService({ cluster: 'laptop', service: 'payments' });
  expect((await scaled({ tasks: 3, forMs: HOUR_MS })).report.outcome).toBe('refused');
});

test('accepts tasks and time together, and shows the scaling of a service without them', async () => {
  const call = (...args: string[]) =>
    gatehouse(world, ['scale', '-s', 'payments', '-e', 'laptop', ...args]);
  expect((await call()).stdout).toMatch(/^CURRENT {2}payments in laptop.*\n {2}- 2 to 6 tasks\n/);
  expect(await call('--tasks', '4')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--tasks and --for belong together'),
  });
  const { code, stdout } = await call('--tasks', '3', '--for', '1h', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'done',
    result: { min: 3, max: 6, until: expect.any(String), then: { min: 2, max: 6 } },
  });
});

test.each(['', '4m', '15d', '1w', '1.5h'])('refuses "%s" as a time', (text) => {
  expect(() => parseSpan(text)).toThrow(/^It must be a time span such as 90m/);
});
