import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';
import service from '../service/generator.ts';
import sync from '../sync/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import checkServices from './generator.ts';

const repository = join(import.meta.dirname, '../../../..');
const generated = temporaryWorkspace();
beforeAll(async () => {
  // The packages that configurations import.
  symlinkSync(join(repository, 'node_modules'), join(generated.root, 'node_modules'));
  for (const name of ['orders', 'payments'])
    await generated.generate((tree) => service(tree, { name, tables: [`${name}-table`] }));
});
afterAll(() => generated.remove());

let workspace: TemporaryWorkspace;
const warnings: unknown[] = [];
logger.warn = (line) => void warnings.push(line);
beforeEach(() => {
  workspace = generated.copy();
  warnings.length = 0;
});
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');
const MANIFEST = 'apps/payments/service.json';
const manifest = (more: string) =>
  workspace.write(MANIFEST, read(MANIFEST).replace('{', `{ ${more},`));
const configuration = (more: string) => {
  const file = 'apps/payments/src/configuration.ts';
  workspace.write(file, read(file).replace('z.object({', `z.object({ ${more},`));
};

/** The problems, a line each. */
function check(): string[] {
  try {
    checkServices(new FsTree(workspace.root, false));
    return [];
  } catch (error) {
    const lines = (error as Error).message.split('\n');
    expect(lines.pop()).toBe('Cause and fix: gatehouse help GH-NX-012');
    return lines;
  }
}

it('checkServices finds no problem in generated services', () => {
  expect([check(), warnings]).toEqual([[], []]);
});

describe('the environment of each service', () => {
  // A duplicate key would be another problem.
  const withoutEnvironments = () =>
    workspace.write(MANIFEST, read(MANIFEST).replace(/,\s*"environments": .*\}\s*$/s, '}'));

  it('is validated against its schemas, and each problem names its environments', () => {
    withoutEnvironments();
    configuration("COLOUR: z.enum(['red', 'blue'])");
    manifest(
      `"environment": { "RATE_LIMIT_PER_MINUTE": "0" }, "environments": {
         "development": { "environment": { "COLOUR": "red" } },
         "production": { "environment": { "LOG_LEVEL": "loud" } } }`,
    );
    expect(check().sort()).toEqual([
      'apps/payments/service.json:1:18 environment.COLOUR: is missing, and the configuration requires it (in staging, production)',
      expect.stringMatching(
        /^apps\/payments\/service\.json:1:\d+ environment\.RATE_LIMIT_PER_MINUTE: .*1 or more.*"0" \(in development, staging, production\)$/,
      ),
      expect.stringMatching(
        /^apps\/payments\/service\.json:\d:\d+ environments\.production\.environment\.LOG_LEVEL: .*"error"\|"warn".*, not "loud" \(in production\)$/,
      ),
    ]);
  });

  it.each([
    [
      'cannot be imported',
      'throw new Error("no");',
      /^apps\/payments\/src\/configuration\.ts cannot be loaded: Error: no$/,
    ],
    [
      'ends the process',
      'process.exit(3);',
      /^apps\/payments\/src\/configuration\.ts cannot be loaded: importing it ends the process \(exit code 3\)/,
    ],
  ])('needs a configuration that can be loaded: one that %s', (_what, source, expected) => {
    withoutEnvironments();
    workspace.write('apps/payments/src/configuration.ts', source);
    expect(check()).toEqual([expect.stringMatching(expected)]);
  });

  it('accepts a secret that ECS injects, whose value is unknown here', () => {
    configuration('DATABASE: z.url()');
    manifest('"injectedSecrets": { "DATABASE": { "secret": "payments/database" } }');
    expect(check()).toEqual([]);
  });

  it('never causes an import with the variables of this process', () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'mine';
    const file = 'apps/payments/src/configuration.ts';
    workspace.write(file, `${read(file)}\nif (process.env['AWS_SECRET_ACCESS_KEY']) throw 1;`);
    expect(check()).toEqual([]);
    delete process.env['AWS_SECRET_ACCESS_KEY'];
  });

  it('causes a warning if no code reads a variable', () => {
    manifest('"environment": { "LOG_LEVL": "info", "OTHER": "x", "USED": "y" }');
    workspace.write('apps/payments/src/used.ts', 'export const used = process.env.USED; // OTHER');
    expect(check()).toEqual([]);
    expect(warnings).toEqual([
      'apps/payments/service.json sets LOG_LEVL, which neither the service nor its kit reads; did you mean "LOG_LEVEL"?',
      'apps/payments/service.json sets OTHER, which neither the service nor its kit reads',
    ]);
  });
});

it('causes a warning if no code reads what the manifest grants', () => {
  manifest(
    '"calls": ["orders"], "outputs": { "DISTRIBUTION_ID": "x" }, "injectedSecrets": { "A": { "secret": "payments/a" } }',
  );
  const file = 'apps/payments/src/configuration.ts';
  workspace.write(file, read(file).replace(/.*PAYMENTS_TABLE_TABLE.*/, ''));
  workspace.write('apps/payments/src/checks.ts', 'export const checks = [];');
  rmSync(join(workspace.root, 'apps/payments/src/checks'), { recursive: true });
  expect(check()).toEqual([]);
  expect(warnings).toEqual(
    [
      ['payments-table', 'grants', 'PAYMENTS_TABLE_TABLE'],
      ['DISTRIBUTION_ID', 'outputs', 'DISTRIBUTION_ID'],
      ['orders', 'calls', 'ORDERS_URL'],
    ].map(
      ([name, part, variable]) =>
        `apps/payments/service.json has "${name}" in "${part}", and no code reads ${variable}; remove it if the service does not need it`,
    ),
  );
});

it('reports the problems of one service with those of the others, and renders the others', async () => {
  workspace.write(MANIFEST, '{');
  workspace.write('apps/orders/src/x.ts', 'process.env.USERS_TABLE;');
  workspace.write('apps/orders/Dockerfile', '');
  workspace.write('apps/payments/Dockerfile', '');
  expect(await workspace.generate((tree) => void sync(tree))).toEqual(['apps/orders/Dockerfile']);
  expect(check()).toEqual([
    expect.stringMatching(/^apps\/payments\/service\.json:1:2 Invalid JSON/),
    'apps/orders/src/x.ts:1 reads USERS_TABLE, which apps/orders/service.json does not grant',
  ]);
});

it('finds the old name of a moved service wherever it remains', () => {
  renameSync(join(workspace.root, 'apps/payments'), join(workspace.root, 'apps/billing'));
  const rename = 'to rename it, run "npx nx generate rename-service payments billing"';
  expect(check()).toEqual([
    expect.stringContaining(
      'apps/billing/service.json:8:27 secrets.apiKeys: "payments/api-keys" would be a secret of "payments", and there is no such service',
    ),
    `apps/billing/package.json calls the service "payments", and its folder "billing"; ${rename}`,
    `apps/billing/src/service.ts:10 calls the service "payments", and its folder "billing"; ${rename}`,
    'tsconfig.json refers to apps/payments, which does not exist',
    'tsconfig.json has no reference to apps/billing',
  ]);
});

it('finds no problems in this repository’s services', () => {
  const tree = new FsTree(repository, false);
  expect(() => checkServices(tree)).not.toThrow();
});
