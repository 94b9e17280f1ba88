import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRepository, type Repository } from './repository.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const locked = (version: string, rest: object = {}) => ({
  version,
  integrity: `sha512-${version}`,
  ...rest,
});

/** What a workspace of two services is made of: `api` uses the libraries money and logging, `orders` only logging. */
export const FILES: Readonly<Record<string, string>> = {
  '.npmrc': 'ignore-scripts=true\n',
  '.gitignore': 'node_modules\ndist\n',
  'package.json': json({
    ...{ name: 'workspace', private: true, workspaces: ['apps/*', 'libs/*', 'tools/*'] },
    ...{ scripts: { test: 'jest' }, devDependencies: { supertest: '*', eslint: '*' } },
  }),
  'nx.json': '{}',
  'eslint.config.js': 'export default [];\n',
  'jest.preset.js': 'export default {};\n',
  'gatehouse.json': '{}',
  'tsconfig.base.json': json({ compilerOptions: { target: 'es2022' } }),
  'tsconfig.json': json({ extends: './tsconfig.base.json', references: [] }),
  'security/policy.json': '{}',
  'docs/pipeline.md': '# Pipeline\n',
  '.github/workflows/ci.yml': 'on: push\n',
  'README.md': '# Services\n',
  ...packageFiles('tools/bundle', {
    'src/main.ts': 'export const minify = true;\n',
    'src/main.spec.ts': 'test("", () => undefined);\n',
  }),
  ...packageFiles('tools/testing', { 'src/index.ts': 'export const wait = 1;\n' }),
  ...packageFiles('libs/logging', {
    'src/index.ts': "export { log } from './log.ts';\n",
    'src/log.ts': "import ms from 'ms';\nexport const log = (text: string) => ms(text);\n",
    'src/log.spec.ts': 'test("", () => undefined);\n',
  }),
  ...packageFiles('libs/money', { 'src/index.ts': 'export const cents = 100;\n' }),
  ...serviceFiles('api', {
    'src/main.ts':
      "import express from 'express';\nimport { cents } from '@acme/money';\nimport { log } from '@acme/logging';\nimport data from './data.json';\nimport { query } from './query.ts';\nimport '#named';\nimport '@/aliased.ts';\nlog(String(cents + data.one)); query(); express();\n",
    'src/data.json': '{ "one": 1 }',
    'src/named.ts': "console.log('named');\n",
    'src/aliased.ts': "console.log('aliased');\n",
    'tsconfig.json': json({ extends: './tsconfig.paths', references: [] }),
    'tsconfig.paths.json': json({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
    'package.json': json({
      ...{ name: '@acme/api', version: '0.0.0', type: 'module', scripts: {} },
      imports: { '#named': './src/named.ts' },
    }),
    'src/query.ts':
      "export const query = () => [new URL('./users.sql', import.meta.url), new URL('./worker.ts', import.meta.url)];\n",
    'src/users.sql': 'select 1;\n',
    'src/worker.ts': "import { step } from './step.ts';\nstep();\n",
    'src/step.ts': 'export const step = () => 1;\n',
    'src/unused.ts': 'export const unused = 1;\n',
    'src/main.spec.ts': 'test("", () => undefined);\n',
    'test/data.json': '{}',
    'views/index.ejs': '<p></p>\n',
  }),
  ...serviceFiles('orders', {
    'src/main.ts': "import { log } from '@acme/logging';\nlog('orders');\n",
  }),
  'package-lock.json': json({
    ...{ name: 'workspace', lockfileVersion: 3, requires: true },
    packages: {
      '': { name: 'workspace', devDependencies: { supertest: '*', eslint: '*' } },
      'apps/api': {
        ...{ name: '@acme/api', version: '0.0.0', devDependencies: { '@acme/testing': '*' } },
        dependencies: { express: '*', '@acme/money': '*', '@acme/logging': '*' },
      },
      'apps/orders': {
        ...{ name: '@acme/orders', version: '0.0.0', dependencies: { '@acme/logging': '*' } },
      },
      'libs/logging': { name: '@acme/logging', version: '0.0.0', dependencies: { ms: '*' } },
      'libs/money': { name: '@acme/money', version: '0.0.0' },
      'tools/bundle': {
        ...{ name: '@acme/bundle', version: '0.0.0', dependencies: { esbuild: '*' } },
        ...{ peerDependencies: { tsx: '*' }, peerDependenciesMeta: { tsx: { optional: true } } },
      },
      'tools/testing': { name: '@acme/testing', version: '0.0.0' },
      ...link('apps/api', 'apps/orders', 'libs/logging', 'libs/money'),
      ...link('tools/bundle', 'tools/testing'),
      'node_modules/express': locked('5.0.0', { dependencies: { qs: '*' } }),
      'node_modules/qs': locked('6.0.0', { optional: true }),
      'node_modules/ms': locked('2.0.0'),
      'node_modules/esbuild': locked('0.28.0'),
      'node_modules/tsx': locked('4.0.0', { dev: true }),
      'node_modules/supertest': locked('7.0.0', { dev: true }),
      'node_modules/eslint': locked('9.0.0', { dev: true }),
    },
  }),
};

function link(...folders: readonly string[]): Record<string, object> {
  return Object.fromEntries(
    folders.map((folder) => [
      `node_modules/@acme/${folder.split('/')[1]}`,
      { resolved: folder, link: true },
    ]),
  );
}

function packageFiles(folder: string, files: Record<string, string>): Record<string, string> {
  const name = folder.split('/')[1];
  const all: Record<string, string> = {
    'package.json': json({
      ...{ name: `@acme/${name}`, version: '0.0.0', type: 'module', scripts: {} },
      exports: { '.': './src/index.ts' },
    }),
    'README.md': `# ${name}\n`,
    'tsconfig.json': json({ extends: '../../tsconfig.base.json', references: [] }),
    'tsconfig.spec.json': '{}',
    'jest.config.js': 'export default {};\n',
    ...files,
  };
  return Object.fromEntries(Object.entries(all).map(([file, text]) => [`${folder}/${file}`, text]));
}

function serviceFiles(name: string, files: Record<string, string>): Record<string, string> {
  const deploy = ['staging', 'production'].flatMap((environment) =>
    ['task-definition', 'service-definition', 'task-role'].map((file): [string, string] => [
      `deploy/${environment}/${file}.json`,
      '{}',
    ]),
  );
  return packageFiles(`apps/${name}`, {
    ...files,
    ...Object.fromEntries(deploy),
    'service.json': '{ "description": "x", "bundle": { "assets": ["src/migrations"] } }',
    'src/migrations/1.js': 'export const up = 1;\n',
    Dockerfile: 'ARG RUNTIME_IMAGE=node@sha256:1\n',
    'Dockerfile.dockerignore': '*\n',
  });
}

/** The workspace in a Git repository of its own. */
export function createWorkspace(): Repository {
  const repository = createRepository();
  repository.commit(FILES);
  return repository;
}

/** An edit of a file of it. */
export const edit = (file: string, text = '\n// edited\n') => ({ [file]: `${FILES[file]}${text}` });

/** An edit of a JSON file of it. */
export function editJson(root: string, file: string, change: (content: never) => void) {
  const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as never;
  change(content);
  return { [file]: json(content) };
}
