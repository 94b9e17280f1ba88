import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatehouse } from '../deploy/test/gatehouse.ts';
import { startWorld, type World } from '../deploy/test/world.ts';
import { openFolderStore } from './folder-store.ts';
import { readRecords } from './read-records.ts';

let world: World;
let image: string;
let about: string[];
beforeEach(async () => {
  world = await startWorld();
  image = world.push('one');
  about = ['--service', 'payments', '--environment', 'laptop'];
});
afterEach(() => world.stop());

const run = async (command: string, ...args: string[]) =>
  gatehouse(world, [command, ...about, '--records', 'records', ...args]);
const deploy = async (of: string, ...args: string[]) =>
  run('deploy', '--image', of, '--evidence', await world.evidence(of), ...args);
const stored = () => readRecords(openFolderStore(join(world.root, 'records')));

it('a deployment, one that changes nothing, and a roll-back are recorded', async () => {
  expect((await deploy(image)).code).toBe(0);
  await deploy(image);
  const commit = world.commit();
  const next = world.push('two', commit);
  expect((await deploy(next, '--commit', commit)).code).toBe(0);
  expect((await run('rollback')).code).toBe(0);
  const { records, missing } = await stored();
  expect(missing).toEqual([]);
  const digest = (text: string) => text.split('@')[1];
  expect(records).toMatchObject([
    { kind: 'deploy', outcome: 'deployed', image: digest(image) },
    { kind: 'deploy', outcome: 'unchanged', image: digest(image) },
    { kind: 'deploy', outcome: 'deployed', image: digest(next), commit },
    { kind: 'rollback', outcome: 'deployed', image: digest(image) },
  ]);
});

it('a refused deployment is recorded as such, and a dry run is not recorded', async () => {
  expect((await run('deploy', '--image', image, '--diff')).code).toBe(0);
  expect((await run('deploy', '--image', image)).code).toBe(1);
  expect((await stored()).records).toMatchObject([{ kind: 'deploy', outcome: 'refused' }]);
});

it('a deployment that cannot be recorded goes on, and says so', async () => {
  writeFileSync(join(world.root, 'records'), 'a file');
  const { code, stderr } = await deploy(image);
  expect(code).toBe(0);
  expect(stderr).toContain('The deployment is not recorded');
});
