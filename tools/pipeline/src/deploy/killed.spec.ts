import { CHANGING } from './test/count-changes.ts';
import { deployed } from './test/deployed.ts';
import { gatehouse, startGatehouse } from './test/gatehouse.ts';
import { deployUntilKilled, rollBackUntilKilled } from './test/kill.ts';
import { onceAnswered } from './test/on-answer.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import type { World } from './test/world.ts';

/** Nightly each call (nx kill-at-every-call); else those that change something, and the first looks of each stage. */
const EVERY = process.env['GATEHOUSE_KILL_AT_EVERY_CALL'] === '1';

/** All calls take a minute and a half, and several times as long on a busy machine. */
const LONGEST_MS = EVERY ? 900_000 : 180_000;

let world: World;
afterEach(() => world.stop());

test(
  'a deployment killed after any AWS call converges in a second run',
  async () => {
    world = await startWorld('laptop', true, {
      release: { before: [{ name: 'migrate', command: ['/app/main.mjs', 'migrate'] }] },
    });
    await deployed(world, { image: world.push('zero') });
    const full = world.push('in full');
    const calls = await deployUntilKilled(world, full, { evidence: await world.evidence(full) });
    const some = new Set([...calls.keys()].filter((at) => EVERY || isTelling(calls, at)));
    expect(some.size).toBeGreaterThan(6);
    for (const at of some) {
      const image = world.push(`killed at ${at}`);
      // One file, as a command that is run again has it.
      const evidence = await world.evidence(image);
      const made = await deployUntilKilled(world, image, { evidence, at });
      const where = `${at}: ${made.at(-1)}`;
      const { report } = await runDeploy(world, image, { evidence });
      expect([where, report.outcome, report.problems]).toEqual([
        where,
        expect.stringMatching(/^(?:deployed|unchanged)$/),
        [],
      ]);
      expect([where, world.recorded()?.image]).toEqual([where, image]);
      world.changes();
      expect((await runDeploy(world, image, { evidence })).report.outcome).toBe('unchanged');
      expect([where, world.changes()]).toEqual([where, {}]);
    }
  },
  LONGEST_MS,
);

const LOOKS = ['DescribeServices', 'DescribeTasks', 'DescribeServiceDeployments'];

const isTelling = (calls: readonly string[], at: number): boolean => {
  const call = calls[at] ?? '';
  const isFirst = calls.indexOf(call) === at;
  return CHANGING.test(call) || call === 'RunTask' || (isFirst && LOOKS.includes(call));
};

test(
  'a roll-back killed after any AWS call converges in a second run on the same revision',
  async () => {
    const start = async () => {
      world = await startWorld();
      const images = ['good', 'bad'].map((text) => world.push(text));
      await deployed(world, ...images.map((image) => ({ image, commit: world.commit() })));
      return images;
    };
    await start();
    const calls = await rollBackUntilKilled(world, {});
    const some = [...calls.keys()].filter((at) => EVERY || CHANGING.test(calls[at] ?? ''));
    expect(some.length).toBeGreaterThan(1);
    for (const at of some) {
      await world.stop();
      const [good, bad] = await start();
      const made = await rollBackUntilKilled(world, { at });
      const where = `${at}: ${made.at(-1)}`;
      // What is recorded is done: the same command again would go further back.
      const { report } = await runRollback(world, {
        to: world.recorded()?.image === good ? good?.split('@')[1] : undefined,
      });
      expect([where, report.outcome, report.problems, report.image]).toEqual([
        where,
        expect.stringMatching(/^(?:deployed|unchanged)$/),
        [],
        good,
      ]);
      expect([where, world.recorded()]).toEqual([
        where,
        expect.objectContaining({
          image: good,
          rolledBackFrom: expect.stringMatching(/payments-laptop:2$/),
          hold: expect.objectContaining({
            versions: [expect.objectContaining({ digest: bad?.split('@')[1] })],
          }),
        }),
      ]);
    }
  },
  LONGEST_MS,
);

test('the command, killed while it records, records in the next run', async () => {
  world = await startWorld();
  const image = world.push('zero');
  const args = ['deploy', '--service', 'payments', '--environment', 'laptop'];
  args.push('--image', image, '--evidence', await world.evidence(image));
  const child = startGatehouse(world, args);
  const done = onceAnswered(
    world,
    ({ action }) => action === 'PutParameter',
    () => child.child.kill('SIGKILL'),
  );
  expect(await child.exit).toEqual({ code: null, signal: 'SIGKILL' });
  expect(done()).toBe(true);
  expect(await gatehouse(world, args)).toMatchObject({ code: 0 });
  expect(world.recorded()?.image).toBe(image);
}, 60_000);
