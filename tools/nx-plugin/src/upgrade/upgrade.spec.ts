import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newWorkspace } from '../new-workspace/new-workspace.ts';
import { withRecordedRelease } from '../releases/recorded-release.ts';
import { previousWorkspace } from '../test/previous-workspace.ts';
import { emptyWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { FIRST_VERSION } from '../workspace/generated-by.ts';
import { ownVersion } from '../workspace/own-package.ts';
import upgradeGenerator from './generator.ts';
import type { Upgrade } from './upgrade-result.ts';
import { upgrade } from './upgrade.ts';

const SPEC = 'apps/payments/src/greetings/greetings.spec.ts';
const OLD_TITLE = "it('asks for a key'";
const NEW_TITLE = "it('rejects a request without a valid key'";

let previous: TemporaryWorkspace;
beforeAll(async () => (previous = await previousWorkspace(['orders'])));
afterAll(() => previous.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = previous.copy()));
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const edit = (path: string, from: string, to: string) => {
  expect(read(path)).toContain(from);
  workspace.write(path, read(path).replace(from, to));
};
const run = async (canary?: string) => {
  let done: Upgrade | undefined;
  const changed = await workspace.generate(
    async (tree) => void (done = await upgrade(tree, canary)),
  );
  return { ...done!, changed };
};
const outcomeOf = (files: Upgrade['files'], path: string) =>
  files.find((file) => file.path === path)?.outcome;

describe('an upgrade', () => {
  it('replaces files that the team has not edited, records the version, and changes nothing on a second run', async () => {
    expect(read(SPEC)).toContain(OLD_TITLE);
    const { files, folders } = await run();
    expect(folders).toEqual(['apps/orders', 'apps/payments', 'libs/money']);
    expect(outcomeOf(files, SPEC)).toBe('updated');
    expect(outcomeOf(files, 'apps/payments/src/refunds/refunds.spec.ts')).toBe('updated');
    expect(read(SPEC)).toContain(NEW_TITLE);
    for (const folder of folders)
      expect(JSON.parse(read(`${folder}/package.json`))).toMatchObject({
        gatehouse: { generatedBy: ownVersion() },
      });
    expect(await run()).toMatchObject({ changed: [], files: [], folders: [] });
  });

  it('merges a template change with edits elsewhere in the file', async () => {
    edit(SPEC, "describe('POST /greetings'", "// Reviewed by Ada.\ndescribe('POST /greetings'");
    const { files } = await run();
    expect(outcomeOf(files, SPEC)).toBe('merged');
    expect(read(SPEC)).toContain('// Reviewed by Ada.');
    expect(read(SPEC)).toContain(NEW_TITLE);
  });

  it('leaves a conflicting file unchanged, with the proposal beside it, and refuses the next upgrade until the conflict is resolved', async () => {
    edit(SPEC, OLD_TITLE, "it('wants a key'");
    const before = read(SPEC);
    const { files } = await run();
    expect(files).toContainEqual({ path: SPEC, outcome: 'conflict', conflicts: '1 place' });
    expect(read(SPEC)).toBe(before);
    const proposal = read(`${SPEC}.gatehouse-proposal`);
    expect(proposal).toContain('<<<<<<< yours');
    expect(proposal).toContain(NEW_TITLE);
    expect(await run()).toMatchObject({ changed: [], files: [] });

    edit(
      'apps/payments/package.json',
      `"generatedBy": "${ownVersion()}"`,
      '"generatedBy": "0.1.0-before.1"',
    );
    await expect(run()).rejects.toThrow(`${SPEC}.gatehouse-proposal`);
    rmSync(join(workspace.root, `${SPEC}.gatehouse-proposal`));
    expect(await run()).toMatchObject({ folders: ['apps/payments'] });
  });

  it('does not restore files that the team has deleted', async () => {
    rmSync(join(workspace.root, 'apps/payments/src/greetings'), { recursive: true });
    await run();
    expect(existsSync(join(workspace.root, 'apps/payments/src/greetings'))).toBe(false);
  });

  it('replaces the program of the CDK app, and names the one that the team has edited', async () => {
    const names = { name: 'shop', organisation: 'acme', repository: 'shop', service: 'orders' };
    const settings = { ...names, region: 'eu-west-1', environments: ['production'] };
    const old = emptyWorkspace();
    await withRecordedRelease(FIRST_VERSION, (release) =>
      old.generate((tree) => newWorkspace(tree, settings, release)),
    );
    const [main, started] = ['apps/infrastructure/main.ts', 'apps/infrastructure/main.js'];
    for (const edited of [false, true]) {
      workspace.remove();
      workspace = old.copy();
      const recorded = `"generatedBy": "${FIRST_VERSION}`;
      edit('apps/infrastructure/package.json', recorded, `${recorded}-before.1`);
      if (edited) edit(main, 'synthesise(', '// Reviewed by Ada.\nsynthesise(');
      const { files } = await run();
      expect(outcomeOf(files, main)).toBe(edited ? 'kept' : 'removed');
      expect(existsSync(join(workspace.root, main))).toBe(edited);
      expect(outcomeOf(files, started)).toBe('added');
      expect(read('apps/infrastructure/package.json')).toContain('node main.js');
    }
    old.remove();
  });

  it('upgrades the canary alone, then the others', async () => {
    const first = await run('payments');
    expect(first.folders).toEqual(['apps/payments']);
    expect(first.changed.every((path) => path.startsWith('apps/payments/'))).toBe(true);
    expect((await run()).folders).toEqual(['apps/orders', 'libs/money']);
  });

  it('refuses a canary that does not exist, and a package of a newer version', async () => {
    await expect(
      workspace.generate((tree) => upgradeGenerator(tree, { canary: 'paymens' })),
    ).rejects.toThrow('did you mean "payments"?');
    edit('apps/orders/package.json', '{', '{ "gatehouse": { "generatedBy": "99.0.0" },');
    await expect(run()).rejects.toThrow(
      'apps/orders/package.json: "gatehouse.generatedBy" is 99.0.0',
    );
  });
});
