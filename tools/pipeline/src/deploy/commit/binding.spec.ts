import { readFileSync } from 'node:fs';
import { deployed } from '../test/deployed.ts';
import { runDeploy } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import type { World } from '../test/world.ts';

const BREAK_GLASS = 'A test of production';
const FILE = 'apps/payments/deploy/production/task-definition.json';

let world: World;
let commits: string[];
let images: string[];
beforeEach(async () => {
  world = await startWorld('production');
  commits = [world.commit(), world.commit(), world.commit()];
  images = commits.map((commit, at) => world.push(`image ${at}`, commit));
});
afterEach(() => world.stop());

const deploy = (at: number, change: Partial<Parameters<typeof runDeploy>[2]> = {}) =>
  runDeploy(world, images[at]!, { ...about(at), ...change });
const about = (at: number) => ({
  environment: 'production',
  breakGlass: BREAK_GLASS,
  commit: commits[at]!,
});
const isDeployed = (at: number) => deployed(world, { image: images[at]!, ...about(at) });

test('a commit with its own image and files is deployed, and recorded', async () => {
  expect((await deploy(1)).report).toMatchObject({ outcome: 'deployed', problems: [] });
  expect(world.recorded()).toMatchObject({ commit: commits[1], image: images[1] });
});

test.each<[string, () => Partial<Parameters<typeof runDeploy>[2]>, RegExp]>([
  [
    'a commit that does not exist',
    () => ({ commit: 'f'.repeat(40) }),
    /^f{40} is no commit of this repository/,
  ],
  [
    'an image that was built from another commit',
    () => ({ commit: commits[0]! }),
    /@sha256:.* was not built from \w{12}: the registry has sha256:\w{64} as build-\w{40}$/,
  ],
  [
    'a commit of which there is no image',
    () => ({ commit: world.commit() }),
    /^no image was promoted as build-\w{40}/,
  ],
])('%s is refused', async (_, change, problem) => {
  const { report } = await deploy(1, change());
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringMatching(problem)],
  });
  expect(world.changes()).toEqual({});
});

describe('rendered files', () => {
  const edit = (change: object) =>
    world.write(FILE, { ...(JSON.parse(readFileSync(FILE, 'utf8')) as object), ...change });

  it('are refused if they were edited by hand', async () => {
    edit({ cpu: '512' });
    expect((await deploy(1)).report).toMatchObject({
      outcome: 'refused',
      problems: [
        `${FILE} is not what apps/payments/service.json at ${commits[1]!.slice(0, 12)} renders to: "npx nx sync" renders it`,
      ],
    });
  });

  it('are refused if they were rendered from an uncommitted manifest', async () => {
    world.render({ size: { cpu: 1024, memory: 2048 } });
    expect((await deploy(1)).report.problems).toEqual([
      expect.stringContaining('task-definition.json is not what'),
    ]);
  });

  it('are deployed from the commit, even if the manifest in the folder differs', async () => {
    const text = readFileSync('apps/payments/service.json', 'utf8');
    world.write('apps/payments/service.json', text.replace('"Pays"', '"Pays more"'));
    expect((await deploy(1)).report.outcome).toBe('deployed');
  });
});

describe('an ancestor of the running commit', () => {
  beforeEach(() => isDeployed(1));

  it('is refused', async () => {
    const { report } = await deploy(0);
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: [
        `${commits[0]!.slice(0, 12)} is older than ${commits[1]!.slice(0, 12)}, which runs: deliver a newer commit, go back by "gatehouse rollback", or give --allow-older "reason"`,
      ],
    });
    expect(world.changes()).toEqual({});
  });

  it('is deployed with a reason, which is recorded and announced', async () => {
    const allowOlder = 'The newer one is not needed';
    expect((await deploy(0, { allowOlder })).report.outcome).toBe('deployed');
    expect(world.recorded()).toMatchObject({ commit: commits[0], allowedOlder: allowOlder });
    expect(world.aws.notifications().map(({ message }) => message)).toContainEqual(
      expect.stringContaining(allowOlder),
    );
  });

  it('requires a meaningful reason', async () => {
    const { report } = await deploy(0, { allowOlder: 'so' });
    expect(report.problems).toEqual(['--allow-older: the reason must have 10 to 200 characters']);
  });

  it('could be hidden in a deployment without a commit, so that is refused too', async () => {
    const { report } = await deploy(2, { commit: undefined });
    expect(report.problems).toEqual([
      expect.stringContaining('whether this is older is not known'),
    ]);
  });

  it('is neither the same commit nor a newer one', async () => {
    expect((await deploy(1)).report.outcome).toBe('unchanged');
    expect((await deploy(2)).report.outcome).toBe('deployed');
  });
});

test('is unknown in a shallow clone, which is refused with a remedy', async () => {
  await isDeployed(1);
  world.git('clone', '--quiet', '--depth=1', `file://${world.root}`, '.clone');
  for (const file of ['shallow'])
    world.write(`.git/${file}`, readFileSync(`.clone/.git/${file}`, 'utf8'));
  world.git('update-ref', 'refs/heads/main', commits[2]!);
  world.git('reflog', 'expire', '--expire=now', '--all');
  world.git('gc', '--prune=now', '--quiet');
  const { report } = await deploy(2);
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('"fetch-depth: 0"')],
  });
});
