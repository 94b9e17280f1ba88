import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, edit, editJson } from '../test/workspace-of-services.ts';
import type { Repository } from '../test/repository.ts';
import { inputDigests } from './input-digests.ts';

const ENVIRONMENTS = ['staging', 'production'];
let repository: Repository;
let before: readonly string[];
let start: string;
beforeAll(async () => {
  repository = createWorkspace();
  const { root } = repository;
  // As npm links the packages of a workspace.
  mkdirSync(join(root, 'node_modules/@acme'), { recursive: true });
  for (const folder of ['libs/logging', 'libs/money', 'tools/testing'])
    symlinkSync(join(root, folder), join(root, 'node_modules/@acme', folder.split('/')[1]!));
  before = await all();
  start = repository.git('rev-parse', 'HEAD');
});
afterAll(() => repository.remove());
afterEach(() => {
  repository.git('reset', '--quiet', '--hard', start);
  repository.git('clean', '--quiet', '-fd');
});

/** `api staging 0123...` */
async function all(services = ['api', 'orders']): Promise<string[]> {
  const digests = await inputDigests(repository.root, services, ENVIRONMENTS);
  return [...digests].flatMap(([service, each]) =>
    [...each].map(([environment, digest]) => `${service} ${environment} ${digest}`),
  );
}

/** Of a file, which these edits know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Content = any;
type Change = () => Readonly<Record<string, string>>;
type Affected = readonly string[];
const EVERYWHERE = (service: string) => ENVIRONMENTS.map((each) => `${service} ${each}`);
const API = EVERYWHERE('api');
const ORDERS = EVERYWHERE('orders');
const BOTH = [...API, ...ORDERS];
const NONE: Affected = [];

const json =
  (file: string, change: (content: Content) => void): Change =>
  () =>
    editJson(repository.root, file, change);
const lock = (change: (packages: Record<string, Content>) => void): Change =>
  json('package-lock.json', ({ packages }) => change(packages));
const text =
  (file: string, more?: string): Change =>
  () =>
    edit(file, more);
const added =
  (file: string, content = 'export {};\n'): Change =>
  () => ({ [file]: content });

/** Changes that are made to the files themselves, and committed with nothing else. */
const deleted =
  (file: string): Change =>
  () => {
    rmSync(join(repository.root, file));
    return {};
  };
const mode =
  (file: string): Change =>
  () => {
    chmodSync(join(repository.root, file), 0o755);
    return {};
  };
const link =
  (file: string, to: string): Change =>
  () => {
    symlinkSync(to, join(repository.root, file));
    return {};
  };
/** A commit of another repository, whose files are not there. */
const submodule: Change = () => {
  const { root } = repository;
  mkdirSync(join(root, 'vendor'));
  repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor`);
  return {};
};
const lockfile = (change: (text: string) => string) => ({
  'package-lock.json': change(readFileSync(join(repository.root, 'package-lock.json'), 'utf8')),
});
/** The same JSON with its keys the other way round. */
const sorted = (value: Content): Content =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.keys(value)
          .reverse()
          .map((key) => [key, sorted(value[key])]),
      );

test.each<[string, Change, Affected]>([
  // What is in the image.
  ['the entry point', text('apps/api/src/main.ts'), API],
  ['a module of a service', text('apps/api/src/query.ts'), API],
  ['JSON that is imported', text('apps/api/src/data.json', ' '), API],
  ['a file that is read beside a module', text('apps/api/src/users.sql'), API],
  ['a module by a name of "imports"', text('apps/api/src/named.ts'), API],
  [
    'what a name of "imports" leads to',
    json('apps/api/package.json', (c) => (c.imports['#named'] = './src/query.ts')),
    API,
  ],
  ['a module by a path of tsconfig.json', text('apps/api/src/aliased.ts'), API],
  [
    'what tsconfig.json extends',
    json('apps/api/tsconfig.paths.json', (c) => (c.compilerOptions.jsxFactory = 'h')),
    API,
  ],
  [
    'a tsconfig.json of a folder',
    added('apps/api/src/tsconfig.json', '{ "compilerOptions": { "target": "es5" } }'),
    API,
  ],
  [
    'a package.json of a folder',
    added('libs/money/src/package.json', '{ "sideEffects": false }'),
    API,
  ],
  [
    'a module that is deleted, with its import',
    () => {
      rmSync(join(repository.root, 'apps/api/src/query.ts'));
      return { 'apps/api/src/main.ts': 'console.log(1);' };
    },
    API,
  ],
  ['line ends', () => ({ 'apps/api/src/query.ts': 'export const query = () => [];\r\n' }), API],
  ['the mode of an asset', mode('apps/api/src/migrations/1.js'), API],
  ['a new file of an asset', added('apps/api/src/migrations/2.sql', 'select 1;'), API],
  ['a deleted file of an asset', deleted('apps/api/src/migrations/1.js'), API],
  ['a worker', text('apps/api/src/worker.ts'), API],
  ['a module that only a worker imports', text('apps/api/src/step.ts'), API],
  ['a library that one service uses', text('libs/money/src/index.ts'), API],
  ['a library that all use', text('libs/logging/src/log.ts'), BOTH],
  ['code that the manifest names as an asset', text('apps/api/src/migrations/1.js'), API],
  [
    'what the manifest says of the bundle',
    json('apps/api/service.json', (c) => (c.bundle.external = ['bcrypt'])),
    API,
  ],
  [
    'the description of a service',
    json('apps/api/service.json', (c) => (c.description = 'y')),
    NONE,
  ],
  ['the Dockerfile', text('apps/api/Dockerfile'), API],
  [
    'the base image',
    () => ({ 'apps/orders/Dockerfile': 'ARG RUNTIME_IMAGE=node@sha256:2\n' }),
    ORDERS,
  ],
  ['.dockerignore', text('apps/api/Dockerfile.dockerignore'), API],
  ['.npmrc', text('.npmrc', 'registry=https://npm.example.com\n'), BOTH],
  ['the bundler', text('tools/bundle/src/main.ts'), BOTH],
  [
    'a dependency of the bundler',
    lock((all) => (all['node_modules/esbuild'].version = '0.29.0')),
    BOTH,
  ],
  [
    'how TypeScript is compiled',
    json('tsconfig.base.json', (c) => (c.compilerOptions.target = 'es2024')),
    BOTH,
  ],
  [
    'how a library is compiled',
    json('libs/money/tsconfig.json', (c) => (c.compilerOptions = { target: 'es5' })),
    API,
  ],
  ['what a library exports', json('libs/money/package.json', (c) => (c.sideEffects = false)), API],
  ['the version of a service', json('apps/api/package.json', (c) => (c.version = '1.0.0')), API],
  // What is in the lockfile.
  [
    'a dependency of one service',
    lock((all) => (all['node_modules/express'].version = '5.1.0')),
    API,
  ],
  [
    'a dependency of a dependency',
    lock((all) => (all['node_modules/qs'].integrity = 'sha512-x')),
    API,
  ],
  ['a dependency of a library', lock((all) => (all['node_modules/ms'].version = '2.1.0')), BOTH],
  ['the licence of a dependency', lock((all) => (all['node_modules/ms'].license = 'MIT')), BOTH],
  [
    'a dependency that moves',
    lock((all) => {
      all['node_modules/express/node_modules/qs'] = { version: '7.0.0' };
    }),
    API,
  ],
  [
    'a dependency that is added',
    lock((all) => {
      all['apps/orders'].dependencies.qs = '*';
    }),
    ORDERS,
  ],
  ['supertest', lock((all) => (all['node_modules/supertest'].version = '7.1.0')), NONE],
  ['a linter', lock((all) => (all['node_modules/eslint'].version = '10.0.0')), NONE],
  [
    'a development dependency of a service',
    lock((all) => (all['apps/api'].devDependencies.eslint = '*')),
    NONE,
  ],
  [
    'a package from another registry',
    lock((all) => (all['node_modules/ms'].resolved = 'https://npm.example.com/ms.tgz')),
    BOTH,
  ],
  [
    'a lockfile in another order',
    () => lockfile((text) => JSON.stringify(sorted(JSON.parse(text)))),
    NONE,
  ],
  [
    'a mark of npm on what a linter needs as well',
    lock((all) =>
      Object.assign(all['node_modules/ms'], {
        peer: true,
        dev: true,
        engines: {},
        funding: 'x',
        deprecated: 'x',
      }),
    ),
    NONE,
  ],
  [
    'a mark of npm on what is optional',
    lock((all) => {
      const { optional: _, ...rest } = all['node_modules/qs'];
      all['node_modules/qs'] = { ...rest, devOptional: true };
    }),
    NONE,
  ],
  [
    'what runs the sources of the bundler here',
    lock((all) => (all['node_modules/tsx'].version = '5.0.0')),
    NONE,
  ],
  // What is rendered.
  ['a task definition', text('apps/api/deploy/staging/task-definition.json', ' '), ['api staging']],
  [
    'a service definition',
    text('apps/orders/deploy/production/service-definition.json', ' '),
    ['orders production'],
  ],
  [
    'a policy of a role',
    text('apps/api/deploy/production/task-role.json', ' '),
    ['api production'],
  ],
  [
    'what has to succeed before a release',
    json(
      'apps/api/deploy/staging/service-definition.json',
      (c) => (c.release = { before: [{ name: 'migrate', command: ['migrate'] }] }),
    ),
    ['api staging'],
  ],
  ['a new environment', added('apps/api/deploy/test/task-definition.json', '{}'), NONE],
  // What is neither.
  ['a view that is no asset', text('apps/api/views/index.ejs'), NONE],
  ['a catalogue that is no asset', added('apps/api/locales/de.json', '{}'), NONE],
  ['the entry in a catalogue of software', added('apps/api/catalog-info.yaml', 'a: 1\n'), NONE],
  ['a snapshot of a test', added('apps/api/src/__snapshots__/main.spec.ts.snap', 'x'), NONE],
  [
    'a snapshot of the bundler’s tests',
    added('tools/bundle/src/__snapshots__/main.spec.ts.snap', 'x'),
    NONE,
  ],
  ['the infrastructure of a service', added('apps/api/infrastructure.ts'), NONE],
  ['settings of a formatter', added('apps/api/.prettierrc', '{}'), NONE],
  ['a test of an asset', added('apps/api/src/migrations/1.spec.js'), NONE],
  ['the mode of a module', mode('apps/api/src/main.ts'), NONE],
  ['the settings of Gatehouse', text('gatehouse.json', ' '), NONE],
  ['the settings of Nx', text('nx.json', ' '), NONE],
  ['the base images, before they are rendered', added('security/base-images.json', '{}'), NONE],
  ['an exception', added('security/exceptions/CVE-1.json', '{}'), NONE],
  ['attributes of Git', added('.gitattributes', '* text=auto\n'), NONE],
  ['a submodule', submodule, NONE],
  ['a link', link('docs/link.md', '../README.md'), NONE],
  [
    'scripts of a service',
    json('apps/api/package.json', (c) => (c.scripts.start = 'node .')),
    NONE,
  ],
  ['the version of Node for developers', added('.nvmrc', '22\n'), NONE],
  ['a test', text('apps/api/src/main.spec.ts'), NONE],
  ['a new test', added('apps/orders/src/main.spec.ts'), NONE],
  ['the test of a library', text('libs/logging/src/log.spec.ts'), NONE],
  ['the test of the bundler', text('tools/bundle/src/main.spec.ts'), NONE],
  ['data for tests', text('apps/api/test/data.json', ' '), NONE],
  ['tools for tests', text('tools/testing/src/index.ts'), NONE],
  ['a module that nothing imports', text('apps/api/src/unused.ts'), NONE],
  ['the README of a service', text('apps/api/README.md'), NONE],
  ['the README of a library', text('libs/logging/README.md'), NONE],
  ['documentation', text('docs/pipeline.md'), NONE],
  ['a workflow', text('.github/workflows/ci.yml'), NONE],
  ['the policy of the gate', text('security/policy.json', ' '), NONE],
  ['the linter’s rules', text('eslint.config.js'), NONE],
  ['settings of tests', text('jest.preset.js'), NONE],
  ['scripts of the workspace', json('package.json', (c) => (c.scripts.lint = 'eslint')), NONE],
  [
    'references between projects',
    json('apps/api/tsconfig.json', (c) => (c.references = [{ path: '.' }])),
    NONE,
  ],
  ['a new service', added('apps/users/src/main.ts'), NONE],
])('%s', async (_, change, expected) => {
  repository.commit(change());
  const after = await all();
  const affected = after
    .filter((each) => !before.includes(each))
    .map((each) => each.split(' ').slice(0, 2).join(' '));
  expect(affected.sort()).toEqual([...expected].sort());
});

test('a removed service affects no other service', async () => {
  rmSync(join(repository.root, 'apps/orders'), { recursive: true });
  repository.commit(
    editJson(repository.root, 'package-lock.json', ({ packages }: Content) => {
      delete packages['apps/orders'];
      delete packages['node_modules/@acme/orders'];
    }),
  );
  const after = await all(['api']);
  expect(after).toEqual(before.filter((each) => each.startsWith('api')));
});

test('finds the files of a folder that is an asset through a link', async () => {
  const { root } = repository;
  mkdirSync(join(root, 'libs/money/catalogue'));
  writeFileSync(join(root, 'libs/money/catalogue/en.json'), '{}');
  symlinkSync('../../../libs/money/catalogue', join(root, 'apps/api/src/catalogue'));
  const assets = '{ "bundle": { "assets": ["src/catalogue"] } }';
  repository.commit({ 'apps/api/service.json': assets });
  const linked = await all(['api']);
  repository.commit({ 'libs/money/catalogue/en.json': '{ "a": 1 }' });
  const changed = await all(['api']);
  expect(changed.filter((each) => linked.includes(each))).toEqual([]);
});

test('a merge, a revert or a renamed service affects no other service', async () => {
  const { root } = repository;
  repository.git('checkout', '--quiet', '-b', 'topic');
  repository.commit({ 'apps/api/src/main.ts': 'console.log(1);' });
  repository.git('revert', '--no-edit', 'HEAD');
  repository.commit({ 'docs/topic.md': '' });
  repository.git('checkout', '--quiet', 'main');
  repository.commit({ 'docs/main.md': '' });
  repository.git('merge', '--quiet', '--no-edit', 'topic');
  expect(await all()).toEqual(before);
  renameSync(join(root, 'apps/orders'), join(root, 'apps/purchases'));
  repository.commit(
    editJson(root, 'package-lock.json', ({ packages }: Content) => {
      packages['apps/purchases'] = packages['apps/orders'];
      delete packages['apps/orders'];
    }),
  );
  expect(await all(['api'])).toEqual(before.filter((each) => each.startsWith('api')));
});

test('a change that is not committed counts, as it would be built', async () => {
  writeFileSync(join(repository.root, 'apps/api/src/query.ts'), 'export const query = () => [];\n');
  const after = await all();
  expect(after.filter((each) => before.includes(each))).toEqual(
    before.filter((each) => each.startsWith('orders')),
  );
});

test('an import of a missing module is unreadable', async () => {
  repository.commit({ 'apps/api/src/main.ts': "import './missing.ts';\n" });
  await expect(all()).rejects.toThrow('missing.ts');
});
