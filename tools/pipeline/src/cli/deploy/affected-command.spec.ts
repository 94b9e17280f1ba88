import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { createRepository } from '../../deploy/test/repository.ts';
import { runDeploy } from '../../deploy/test/run.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

const modules = join(import.meta.dirname, '../../../../../node_modules');
let world: World;
beforeAll(async () => (world = await startWorld('production')));
afterAll(() => world.stop());

const packageJson = (name: string, dependencies = {}) =>
  JSON.stringify({ name, version: '0.0.0', dependencies });

test('asks Nx what has changed since the commit that runs', async () => {
  symlinkSync(modules, join(world.root, 'node_modules'));
  const repository = createRepository(world.root);
  const commit = repository.commit({
    '.gitignore': 'node_modules\n.nx\n',
    'package.json': JSON.stringify({
      name: 'workspace',
      workspaces: ['apps/*', 'libs/*', 'tools/*'],
    }),
    'nx.json': '{"analytics":false}',
    'package-lock.json': JSON.stringify({ name: 'workspace', lockfileVersion: 3, packages: {} }),
    'libs/money/package.json': packageJson('@acme/money'),
    'tools/bundle/package.json': packageJson('@gatehouse/bundle'),
    'apps/payments/package.json': packageJson('@acme/payments', { '@acme/money': '*' }),
    'apps/orders/package.json': packageJson('@acme/orders'),
    'apps/orders/service.json': '{}',
  });
  // A profile for each environment, as a job has it that looks at several.
  const credentials = '[gatehouse-production]\naws_access_key_id = x\naws_secret_access_key = y\n';
  world.write('credentials', credentials);
  const env = {
    ...{ NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
    ...{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' },
    AWS_SHARED_CREDENTIALS_FILE: join(world.root, 'credentials'),
  };
  const run = (...args: readonly string[]) => gatehouse(world, ['affected', ...args], env);
  const affected = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  };
  const breakGlass = 'To have something deployed';
  await runDeploy(world, world.push('one', commit), {
    environment: 'production',
    commit,
    breakGlass,
  });
  expect(await affected()).toBe(
    [
      'deploy  orders    production: it is not known what is deployed',
      '-       payments  unchanged since it was deployed',
      '',
    ].join('\n'),
  );
  repository.commit({ 'libs/money/index.ts': 'export const one = 1;' });
  expect(await affected('--format', 'github')).toBe(
    'any=true\nbatches={"include":[{"services":[{"service":"orders"},{"service":"payments"}]}]}\n',
  );
  expect(await affected('--base', 'HEAD~1')).toBe(
    '-       orders    unchanged since HEAD~1\ndeploy  payments  changed since HEAD~1\n',
  );
  repository.commit({ 'tools/bundle/bundle.ts': 'export const minify = true;' });
  expect(await affected('--base', 'HEAD~1', '--format', 'github')).toContain(
    '{"services":[{"service":"orders"},{"service":"payments"}]}',
  );
  const unknown = await run('--base', 'origin/main');
  expect(unknown).toMatchObject({
    code: 2,
    stderr:
      'gatehouse: Git knows of no commit "origin/main" here\nCause and fix: gatehouse help GH-WORKSPACE-006\n',
  });
});

test('fails if AWS cannot be reached', async () => {
  const { code, stderr } = await gatehouse(world, ['affected', '--environment', 'moon']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('has no environment "moon"')]);
});
