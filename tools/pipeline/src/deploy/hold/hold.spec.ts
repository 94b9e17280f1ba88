import { deployed } from '../test/deployed.ts';
import { gatehouse } from '../test/gatehouse.ts';
import { runDeploy, runRollback } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import type { World } from '../test/world.ts';

let world: World;
let commits: string[];
let images: string[];
beforeEach(async () => {
  world = await startWorld();
  commits = [world.commit(), world.commit()];
  images = commits.map((commit, at) => world.push(`image ${at}`, commit));
  await deployed(world, ...images.map((image, at) => ({ image, commit: commits[at]! })));
  expect((await runRollback(world)).report.outcome).toBe('deployed');
});
afterEach(() => world.stop());

const ABOUT = ['--service', 'payments', '--environment', 'laptop'];
const deploy = (image: string, commit: string) => runDeploy(world, image, { commit });
const HELD = /was rolled back from at .* and is held: .* or run "gatehouse release-hold/;
const later = () => new Date(world.clock.date().getTime() + 60_000);

test('the rolled back version is held', async () => {
  expect(world.recorded()?.hold?.versions).toEqual([
    { commit: commits[1], digest: images[1]!.split('@')[1] },
  ]);
  const { report } = await deploy(images[1]!, commits[1]!);
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringMatching(HELD)],
  });
});

test('a commit from before the roll-back is held as well, and a later one is not', async () => {
  const before = world.commit();
  const image = world.push('before', before);
  expect((await deploy(image, before)).report.problems).toEqual([expect.stringMatching(HELD)]);
  const after = world.commit(later());
  // The same image: what was wrong may have been in the files.
  expect((await deploy(images[1]!, after)).report.outcome).toBe('deployed');
  expect(world.recorded()).not.toHaveProperty('hold');
});

test('the running version may be deployed again, and the hold remains', async () => {
  expect((await deploy(images[0]!, commits[0]!)).report.outcome).toBe('unchanged');
  expect(world.recorded()?.hold).toBeDefined();
  expect((await deploy(images[1]!, commits[1]!)).report.outcome).toBe('refused');
});

test('a roll-back to the held version ends the hold', async () => {
  expect((await runRollback(world, { to: '2' })).report.outcome).toBe('deployed');
  expect(world.recorded()?.hold?.versions).toEqual([
    { commit: commits[0], digest: images[0]!.split('@')[1] },
  ]);
});

test('it is released explicitly, with a reason', async () => {
  const reason = 'The database was the cause';
  const args = ['release-hold', ...ABOUT, '--reason'];
  expect(await gatehouse(world, [...args, 'no'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--reason: the reason must have 10 to 200 characters'),
  });
  expect(await gatehouse(world, [...args, reason])).toMatchObject({
    code: 0,
    stdout: `payments in laptop: released ${commits[1]}\n`,
  });
  expect(world.recorded()?.holdReleased?.reason).toBe(reason);
  expect(await gatehouse(world, [...args, reason])).toMatchObject({
    stdout: 'payments in laptop: nothing is held\n',
  });
  expect((await deploy(images[1]!, commits[1]!)).report.outcome).toBe('deployed');
});

describe('gatehouse superseded', () => {
  const superseded = (commit: string, ...args: string[]) =>
    gatehouse(world, ['superseded', ...ABOUT, '--commit', commit, ...args]);

  it('reports that a commit is held, and that a newer one is not', async () => {
    expect(await superseded(commits[1]!)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(HELD),
    });
    expect(await superseded(world.commit(later()))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('not superseded'),
    });
    expect(await superseded(commits[0]!)).toMatchObject({ code: 0 });
  });

  it('reports to a workflow, as an output, that a commit is older than the deployed one', async () => {
    const after = world.commit(later());
    await deploy(world.push('after', after), after);
    const { code, stdout } = await superseded(commits[1]!, '--format', 'github');
    expect([code, stdout]).toEqual([
      0,
      `superseded=true\nbecause=laptop has ${after.slice(0, 12)}, which is newer\n`,
    ]);
    const json = await superseded(commits[1]!, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ version: 1, superseded: true });
    expect(json.code).toBe(1);
  });
});
