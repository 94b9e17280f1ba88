import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import sync from './generator.ts';

const repository = join(import.meta.dirname, '../../../..');
const RENDERED = 23;
const GATE = '.github/workflows/gate.yml';

let workspace: TemporaryWorkspace;
beforeEach(async () => {
  workspace = temporaryWorkspace();
  for (const file of ['security/action-pins.json', 'security/tools/Dockerfile'])
    cpSync(join(repository, file), join(workspace.root, file));
});
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');

async function runSync() {
  let result: ReturnType<typeof sync>;
  const changed = await workspace.generate((tree) => void (result = sync(tree)));
  return { changed, result: result! };
}

const settings = (change: (text: string) => string) =>
  workspace.write('gatehouse.json', change(read('gatehouse.json')));

describe('nx sync', () => {
  it('renders what GitHub reads, once', async () => {
    const { changed } = await runSync();
    expect(changed.filter((path) => path.startsWith('.github/'))).toHaveLength(RENDERED);
    expect((await runSync()).changed).toEqual([]);
  });

  it.each([
    ['a removed step', GATE, / {6}- name: Prove[^]*?(?= {6}- uses)/, ''],
    ['a loosened option', GATE, '--ecr ', ''],
    ['a wider trigger', '.github/workflows/deliver.yml', 'push:', 'pull_request:\n  push:'],
    ['a swapped input', '.github/actions/aws/action.yml', 'inputs.role', 'inputs.other'],
    ['another owner', '.github/CODEOWNERS', '@acme/security', '@acme/services'],
    ['a comment', '.github/dependabot.yml', 'Base images', 'base images'],
  ])('finds and undoes %s', async (_, file, from, to) => {
    await runSync();
    const before = read(file);
    const edited = before.replace(from, to);
    expect(edited).not.toBe(before);
    workspace.write(file, edited);
    const { changed, result } = await runSync();
    expect(changed).toEqual([file]);
    expect(result?.outOfSyncDetails?.[0]).toContain(`${file}: is not what gatehouse.json says`);
    expect(read(file)).toBe(before);
  });

  it("leaves a team's own workflows unchanged, and deletes a rendered one that is no longer needed", async () => {
    await runSync();
    const own = 'name: mine\non: push\njobs: {}\n';
    workspace.write('.github/workflows/mine.yml', own);
    workspace.write('.github/workflows/old.yml', read(GATE));
    const { changed, result } = await runSync();
    expect(changed).toEqual(['.github/workflows/old.yml']);
    expect(result?.outOfSyncDetails).toEqual([
      '.github/workflows/old.yml: is rendered from no settings',
    ]);
    expect(read('.github/workflows/mine.yml')).toBe(own);
  });

  it('follows an environment that is added, renamed or removed, and changes nothing else', async () => {
    await runSync();
    const removed = (text: string) => text.replace(/ {4}"staging": \{[^]*?\n {4}\},\n/, '');
    settings(removed);
    const { changed } = await runSync();
    expect(changed).toEqual([
      '.github/actions/aws/action.yml',
      ...['ci-batch', 'deliver-service', 'deliver', 'gate'].map(
        (name) => `.github/workflows/${name}.yml`,
      ),
      ...['rescan-batch', 'rescan', 'rollback'].map((name) => `.github/workflows/${name}.yml`),
    ]);
    expect(read('.github/workflows/deliver-service.yml')).not.toContain('staging');
    settings((text) => text.replaceAll('"development"', '"preview"'));
    await runSync();
    expect(read('.github/workflows/rollback.yml')).toContain('          - preview\n');
  });

  it('writes nothing if a pin is missing, and names it', async () => {
    await runSync();
    rmSync(join(workspace.root, 'security/tools/Dockerfile'));
    await expect(runSync()).rejects.toThrow('security/tools/Dockerfile is missing');
    rmSync(join(workspace.root, 'security/action-pins.json'));
    await expect(runSync()).rejects.toThrow('security/action-pins.json is missing');
  });

  it('leaves a workspace without workflows unchanged', async () => {
    rmSync(join(workspace.root, 'security/action-pins.json'));
    expect((await runSync()).changed).toEqual([]);
  });
});
