import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCKFILE } from './lockfile.ts';
import { createRepository, type Repository } from './repository.ts';
import { json, packageFiles, serviceFiles } from './service-files.ts';

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
  'package-lock.json': json(LOCKFILE),
};

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
