import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { runRollback } from '../../deploy/test/run.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());

const revisions = (...args: string[]) =>
  gatehouse(world, ['revisions', '-s', 'payments', '-e', 'laptop', ...args]);

test('lists revisions with their images, commits and evidence, and marks the running one', async () => {
  expect((await revisions()).stdout).toBe(
    'payments has no revision in the cluster laptop (account 111111111111, eu-central-1)\n',
  );
  const commit = world.commit();
  await deployed(world, { image: world.push('one'), commit }, { image: world.push('two') });
  const { code, stdout } = await revisions();
  expect(code).toBe(0);
  const [title, newest, older, ...rest] = stdout
    .replace(/sha256:\w{12}/g, 'DIGEST')
    .replace(/\d{4}-\d\d-\d\d/g, 'DAY')
    .split('\n');
  expect(title).toMatch(/^ +revision +image +commit +deployed +gate +tasks +by$/);
  expect(newest).toMatch(/^\* {2}payments-laptop:2 +DIGEST… +- +0 min ago +passed DAY +2 +\S+@/);
  expect(older).toMatch(
    new RegExp(`^ {3}payments-laptop:1 +DIGEST… +${commit.slice(0, 12)} +0 min ago +passed DAY +0`),
  );
  expect(rest).toEqual(['']);
});

test('shows what a roll-back holds', async () => {
  const images = [world.push('one'), world.push('two')];
  await deployed(world, ...images.map((image) => ({ image })));
  await runRollback(world);
  const { stdout } = await revisions('--json');
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    revisions: [
      { revision: 'payments-laptop:2', image: images[1], held: true, current: false, tasks: 0 },
      { revision: 'payments-laptop:1', image: images[0], held: false, current: true, tasks: 2 },
    ],
  });
});

test('lists as many as requested', async () => {
  await deployed(world, { image: world.push('one') }, { image: world.push('two') });
  expect((await revisions('--limit', '1')).stdout).not.toContain('payments-laptop:1');
  expect(await revisions('--limit', '0')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('a whole number from 1 to 100'),
  });
});
