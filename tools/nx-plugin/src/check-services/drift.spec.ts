import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectServices } from '@gatehouse/service-manifest';
import { FsTree } from 'nx/src/generators/tree';
import sync from '../sync/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { manifestTexts, workspaceOf } from '../workspace/read-services.ts';
import { lostServices } from './lost-services.ts';
import { nameDrift } from './name-drift.ts';
import { renderedProblems } from './rendered-problems.ts';

const manifest = (name: string, port: number) =>
  JSON.stringify({
    description: name,
    port,
    exposure: 'internal',
    secrets: { apiKeys: `${name}/api-keys` },
  });

let workspace: TemporaryWorkspace;
beforeEach(async () => {
  workspace = temporaryWorkspace();
  for (const [at, name] of ['orders', 'payments'].entries()) {
    workspace.write(`apps/${name}/service.json`, manifest(name, 3000 + at));
    workspace.write(
      `apps/${name}/package.json`,
      JSON.stringify({ name: `@acme/${name}`, dependencies: { '@gatehouse/service-kit': '*' } }),
    );
  }
  await workspace.generate((tree) => void sync(tree));
});
afterEach(() => workspace.remove());

const at = (path: string) => join(workspace.root, path);

it('nameDrift finds an old name behind a constant, and in the settings of Nx', () => {
  workspace.write(
    'apps/payments/src/service.ts',
    "const NAME = 'billing';\nexport const service: ServiceDefinition = { name: NAME };",
  );
  workspace.write('apps/payments/package.json', '{"name": "payments", "nx": {"name": "bills"}}');
  expect(nameDrift(new FsTree(workspace.root, false), 'payments')).toEqual([
    { place: 'apps/payments/package.json', name: 'bills' },
    { place: 'apps/payments/src/service.ts:2', name: 'billing' },
  ]);
});

it.each<[string, () => void, string[]]>([
  ['nothing in a sound workspace', () => undefined, []],
  [
    'a service without a manifest',
    () => rmSync(at('apps/payments/service.json')),
    ['apps/payments is a service without a service.json; restore it'],
  ],
  [
    'a service in a folder below another one',
    () => {
      mkdirSync(at('apps/shop'));
      renameSync(at('apps/payments'), at('apps/shop/payments'));
    },
    ['apps/shop/payments/service.json is not read, because services are folders directly in apps/'],
  ],
  [
    'a rendered file that is a folder',
    () => {
      rmSync(at('apps/payments/Dockerfile'));
      mkdirSync(at('apps/payments/Dockerfile'));
    },
    ['apps/payments/Dockerfile is a folder; remove it'],
  ],
  [
    'a rendered file that is a link',
    () => {
      rmSync(at('apps/payments/Dockerfile'));
      symlinkSync(at('package.json'), at('apps/payments/Dockerfile'));
    },
    ['apps/payments/Dockerfile is a symbolic link; remove it'],
  ],
  [
    'a folder of rendered files that is a file',
    () => {
      rmSync(at('apps/payments/deploy'), { recursive: true });
      writeFileSync(at('apps/payments/deploy'), '');
    },
    ['apps/payments/deploy is a file; remove it'],
  ],
  [
    'rendered files that Git ignores',
    () => {
      execFileSync('git', ['init', '--quiet'], { cwd: workspace.root });
      workspace.write('.gitignore', 'apps/payments/deploy/\n');
    },
    ['as .gitignore:1 (apps/payments/deploy/) says; change that'],
  ],
])('is reported: %s, and sync renders the other services', async (_what, change, expected) => {
  const before = readFileSync(at('package.json'), 'utf8');
  change();
  workspace.write('apps/orders/Dockerfile', '');
  const changed = await workspace.generate((tree) => void sync(tree));
  expect(changed).toContain('apps/orders/Dockerfile');
  expect(readFileSync(at('package.json'), 'utf8')).toBe(before);
  const tree = new FsTree(workspace.root, false);
  const settings = workspaceOf(tree);
  const { services } = inspectServices(manifestTexts(tree), settings);
  expect([...lostServices(tree), ...renderedProblems(tree, services, settings)]).toEqual(
    expected.map((line) => expect.stringContaining(line)),
  );
});
