import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryWorkspace, type TemporaryWorkspace } from './test/temporary-workspace.ts';
import dependencyCheck from './dependency-check/generator.ts';
import grant from './grant/generator.ts';
import secret from './secret/generator.ts';
import service from './service/generator.ts';
import { CDK_VERSION, NX_VERSION, VERSIONS } from './workspace/versions.ts';

const generated = temporaryWorkspace();
beforeAll(() => generated.generate((tree) => service(tree, { name: 'payments' })));
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = generated.copy();
  const file = 'apps/payments/service.json';
  workspace.write(file, read(file).replace('"port"', '// Not 3000: see the wiki.\n  "port"'));
});
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const role = () => read('apps/payments/deploy/production/task-role.json');

describe('nx generate secret', () => {
  const bank = { service: 'payments', key: 'bank', secret: 'payments/bank' };

  it('lets the service read it, keeps comments, and changes nothing the second time', async () => {
    await workspace.generate((tree) => secret(tree, bank));
    expect(read('apps/payments/service.json')).toContain('// Not 3000: see the wiki.');
    expect(role()).toContain('secret:payments/bank-??????');
    expect(await workspace.generate((tree) => secret(tree, bank))).toEqual([]);
  });

  it.each([
    [{ ...bank, service: 'paymens' }, 'There is no service "paymens"; did you mean "payments"?'],
    [{ ...bank, key: 'apiKeys' }, 'payments already has another secret under the key "apiKeys"'],
    [{ ...bank, key: 'The Bank' }, 'must be a name in camelCase'],
    [{ ...bank, secret: '*' }, 'no ARN and no wildcard'],
  ])('refuses %j', async (options, message) => {
    await expect(workspace.generate((tree) => secret(tree, options))).rejects.toThrow(message);
    expect(role()).not.toContain('bank');
  });
});

describe('nx generate dependency-check', () => {
  const invoices = { service: 'payments', kind: 'table' as const, name: 'invoices' };

  it('writes and registers the check of a granted resource, once', async () => {
    await workspace.generate((tree) => grant(tree, invoices));
    await workspace.generate((tree) => dependencyCheck(tree, invoices));
    expect(read('apps/payments/src/checks.ts')).toMatchSnapshot();
    expect(read('apps/payments/src/configuration.ts')).toMatchSnapshot();
    expect(await workspace.generate((tree) => dependencyCheck(tree, invoices))).toEqual([]);
  });

  it('refuses a resource that is not granted, and sources that it does not understand', async () => {
    const run = () => workspace.generate((tree) => dependencyCheck(tree, invoices));
    await expect(run()).rejects.toThrow('apps/payments/service.json grants no table "invoices"');
    await workspace.generate((tree) => grant(tree, invoices));
    workspace.write('apps/payments/src/checks.ts', 'export const others = [];\n');
    await expect(run()).rejects.toThrow('apps/payments/src/checks.ts must have a list "checks"');
  });
});

describe('the plugin', () => {
  const repository = join(import.meta.dirname, '../../..');

  it('writes the versions that this workspace itself uses', () => {
    const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Record<string, Record<string, string> | undefined>>;
    };
    const own = Object.entries(lock.packages)
      .filter(([path]) => !path.includes('node_modules'))
      .flatMap(([, entry]) =>
        ['dependencies', 'devDependencies'].flatMap((kind) => Object.entries(entry[kind] ?? {})),
      );
    const all = { ...VERSIONS, nx: NX_VERSION, 'aws-cdk': `^${CDK_VERSION}` };
    for (const [name, version] of Object.entries(all))
      expect([name, own.filter(([each]) => each === name).map(([, range]) => range)]).toEqual([
        name,
        expect.arrayContaining([version]),
      ]);
  });

  it('is the only plugin with generators of these names and aliases, so that each bare name finds it', () => {
    const { devDependencies } = JSON.parse(
      readFileSync(join(repository, 'package.json'), 'utf8'),
    ) as { devDependencies: Record<string, string> };
    const others = Object.keys(devDependencies).flatMap((plugin) =>
      generatorNames(join(repository, 'node_modules', plugin, 'generators.json')),
    );
    const own = generatorNames(join(import.meta.dirname, '../generators.json'));
    expect(others).toContain('application');
    expect(own).toEqual(expect.arrayContaining(['service', 'secret', 'grant', 'check']));
    // @nx/js and @nx/node have a "library" too: ours goes by its alias or its full name. Each plugin has an "init",
    // which "nx add" runs by its full name.
    expect(own).toContain('team-library');
    expect(own.filter((name, at) => others.includes(name) || own.indexOf(name) !== at)).toEqual([
      'init',
      'library',
    ]);
  });
});

/** Names and aliases of a plugin's generators. */
function generatorNames(file: string): string[] {
  if (!existsSync(file)) return [];
  const { generators } = JSON.parse(readFileSync(file, 'utf8')) as {
    generators: Record<string, { aliases?: string[] }>;
  };
  return Object.entries(generators).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
}
