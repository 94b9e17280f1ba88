import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import call from '../call/generator.ts';
import service from '../service/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import removeCall from './generator.ts';

const generated = temporaryWorkspace();
const openApi = {
  paths: { '/entries': { delete: { operationId: 'dropEntries', responses: { 204: {} } } } },
};
beforeAll(async () => {
  for (const name of ['payments', 'ledger', 'audit']) {
    await generated.generate((tree) => service(tree, { name }));
    generated.write(
      `apps/${name}/src/service.ts`,
      `export const service: object = ${JSON.stringify({ openApi })};`,
    );
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: generated.root });
  git('init', '--quiet');
});
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => (workspace = generated.copy()));
afterEach(() => workspace.remove());

const options = { service: 'payments', other: 'ledger' };
const add = (other = 'ledger') =>
  workspace.generate((tree) => call(tree, { service: 'payments', other }));
const remove = (given = options) => workspace.generate((tree) => removeCall(tree, given));
const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
/** All files, as one hash. */
function state(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: workspace.root, encoding: 'utf8' });
  git('add', '--all');
  return git('write-tree');
}

describe('nx generate remove-call', () => {
  it('removes a call, and changes nothing the second time', async () => {
    // Formatted as the generators leave it.
    const manifest = JSON.parse(read('apps/payments/service.json')) as object;
    workspace.write('apps/payments/service.json', `${JSON.stringify(manifest, null, 2)}\n`);
    const before = state();
    await add();
    expect(read('apps/payments/deploy/production/task-definition.json')).toContain('LEDGER_URL');
    expect(state()).not.toBe(before);
    await remove();
    expect(state()).toBe(before);
    expect(await remove()).toEqual([]);
  });

  it('keeps the other calls, the comments, and the inputs of the tests', async () => {
    const manifest = 'apps/payments/service.json';
    workspace.write(manifest, read(manifest).replace('"port"', '// See the wiki.\n  "port"'));
    await add('audit');
    const before = state();
    await add();
    await remove({ service: 'apps/payments', other: '@gatehouse/ledger' });
    expect(state()).toBe(before);
  });

  it('removes the call of a deleted service', async () => {
    const before = JSON.parse(read('apps/payments/service.json')) as unknown;
    await add();
    await workspace.generate((tree) => tree.delete('apps/ledger'));
    await remove();
    expect(JSON.parse(read('apps/payments/service.json'))).toEqual(before);
  });

  it.each([
    ['imports the client', "import { connectLedger } from '../calls/ledger.ts';\n"],
    ['reads the address', 'export const url = (env: Env) => env.LEDGER_URL;\n'],
    ['reads the key', 'export const key = (env: Env) => env.LEDGER_KEYS_SECRET;\n'],
  ])('refuses while code %s, and writes nothing', async (_what, source) => {
    await add();
    workspace.write('apps/payments/src/entries/entries.ts', source);
    const before = state();
    await expect(remove()).rejects.toThrow(
      'Cannot take the call of ledger from payments: its code still uses it. Remove that first: apps/payments/src/entries/entries.ts:1',
    );
    expect(state()).toBe(before);
  });

  it('lists the calls of the service if there is none to the given one', async () => {
    const before = state();
    await remove({ service: 'payments', other: 'leger' });
    await expect(remove({ ...options, service: 'paymens' })).rejects.toThrow(
      'did you mean "payments"?',
    );
    expect(state()).toBe(before);
  });
});
