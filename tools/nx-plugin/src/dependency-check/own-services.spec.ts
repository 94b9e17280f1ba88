import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratorCallback } from '@nx/devkit';
import grant from '../grant/generator.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../test/temporary-workspace.ts';
import { syntaxProblems } from '../test/valid-source.ts';
import dependencyCheck, { type DependencyCheckOptions } from './generator.ts';

const repository = join(import.meta.dirname, '../../../..');
const FILES = ['package.json', 'service.json', 'src'];

/** This repository's own services, as their owners have changed them since they were generated. */
let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = temporaryWorkspace();
  for (const service of ['api-service', 'notification-service'])
    for (const file of FILES)
      cpSync(join(repository, 'apps', service, file), join(workspace.root, 'apps', service, file), {
        recursive: true,
      });
});
afterEach(() => workspace.remove());

const read = (path: string) => readFileSync(join(workspace.root, path), 'utf8');

async function check(options: DependencyCheckOptions) {
  let install: GeneratorCallback | undefined;
  const changed = await workspace.generate(async (tree) => {
    install = await dependencyCheck(tree, options);
  });
  return { changed, install };
}

it.each<[string, DependencyCheckOptions['kind'], string, string, boolean]>([
  ['api-service', 'topic', 'user-events', 'TOPIC_ARNS', true],
  ['api-service', 'table', 'sessions', 'SESSIONS_TABLE', false],
  ['api-service', 'bucket', 'exports', 'EXPORTS_BUCKET', false],
  ['notification-service', 'table', 'receipts', 'RECEIPTS_TABLE', true],
  ['notification-service', 'bucket', 'archive', 'ARCHIVE_BUCKET', true],
  ['notification-service', 'queue', 'jobs', 'JOBS_QUEUE', true],
])('adds to %s the check of a %s', async (service, kind, name, variable, installs) => {
  if (kind !== 'service') await workspace.generate((tree) => grant(tree, { service, kind, name }));
  const { changed, install } = await check({ service, kind, name });
  const file = kind === 'topic' ? 'topics' : `${name}-${kind}`;
  expect(changed.filter((path) => path.includes('/src/'))).toEqual([
    `apps/${service}/src/checks.ts`,
    `apps/${service}/src/checks/${file}.ts`,
    `apps/${service}/src/configuration.ts`,
  ]);
  for (const path of changed.filter((path) => path.endsWith('.ts')))
    expect([path, syntaxProblems(read(path))]).toEqual([path, []]);
  expect(read(`apps/${service}/src/checks.ts`)).toContain(`from './checks/${file}.ts'`);
  expect(read(`apps/${service}/src/configuration.ts`)).toContain(`${variable}: z.string().min(1)`);
  // A new package must be added to the lockfile.
  expect(install !== undefined).toBe(installs);
  expect((await check({ service, kind, name })).changed).toEqual([]);
});

it('refuses a check whose file is that of another table, and writes nothing', async () => {
  const table = { service: 'notification-service', kind: 'table' as const };
  for (const name of ['orderItems', 'order-items'])
    await workspace.generate((tree) => grant(tree, { ...table, name }));
  await check({ ...table, name: 'orderItems' });
  await expect(check({ ...table, name: 'order-items' })).rejects.toThrow(
    'src/checks/order-items-table.ts is the check of "orderItems"; write that of "order-items" by hand',
  );
});

it('adds to notification-service the check of a service that it calls', async () => {
  const manifest = 'apps/notification-service/service.json';
  workspace.write(
    manifest,
    read(manifest).replace('"port"', '"calls": ["api-service"],\n  "port"'),
  );
  const options = {
    service: 'notification-service',
    kind: 'service',
    name: 'api-service',
  } as const;
  await check(options);
  expect(read('apps/notification-service/src/checks.ts')).toContain('[topics, apiService]');
  expect(read('apps/notification-service/src/configuration.ts')).toContain(
    'API_SERVICE_URL: z.string().min(1)',
  );
});

it.each([
  ['api-service', 'table', 'users'],
  ['api-service', 'bucket', 'assets'],
  ['api-service', 'service', 'notification-service'],
  ['notification-service', 'topic', 'app-notifications'],
] as const)('finds that %s checks the %s %s', async (service, kind, name) => {
  expect((await check({ service, kind, name })).changed).toEqual([]);
});
