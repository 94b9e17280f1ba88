import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { shippedImports } from './shipped-imports.js';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (file: string, content: unknown) => {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(content));
};
beforeAll(() => {
  write('package.json', {
    name: 'workspace',
    workspaces: ['apps/*', 'libs/*', 'tools/*', 'packages/*'],
  });
  write('apps/payments/service.json', {});
  for (const folder of ['apps/payments', 'libs/money', 'tools/build', 'apps/infrastructure'])
    write(`${folder}/package.json`, {
      name: `@x/${folder.split('/')[1]}`,
      dependencies: { express: '*', '@x/kit': '*' },
      optionalDependencies: { colours: '*' },
      devDependencies: { supertest: '*', '@x/testing': '*' },
    });
  write('apps/payments/src/module/package.json', { type: 'module' });
});

function lint(source: string, file = 'apps/payments/src/main.ts'): string[] {
  const plugins = { gatehouse: { rules: { 'shipped-imports': shippedImports } } };
  const rules = { 'gatehouse/shipped-imports': 'error' } as const;
  const languageOptions = { parser: parser as Linter.Parser };
  const config = { files: ['**/*.ts'], plugins, rules, languageOptions };
  return new Linter({ cwd: root })
    .verify(source, config, { filename: join(root, file) })
    .map(({ message }) => message);
}

const DEVELOPMENT =
  '"supertest" is in "devDependencies" of apps/payments/package.json, so the image lacks it; move it to "dependencies", or import it in tests only';

describe('shipped code', () => {
  it.each([
    `import 'supertest'`,
    `import request from 'supertest'`,
    `import { agent, type Test } from 'supertest'`,
    `import * as request from 'supertest/lib/test.js'`,
    `export { agent } from 'supertest'`,
    `export * from 'supertest'`,
    `await import('supertest')`,
    'await import(`supertest`)',
    `require('supertest')`,
    `require.resolve('supertest')`,
    `import.meta.resolve('supertest')`,
    `import request = require('supertest')`,
    `createRequire(import.meta.url)('supertest')`,
    `const load = createRequire(import.meta.url); load('supertest')`,
    `module.require('supertest')`,
    `await import(fast ? 'supertest' : 'express')`,
    `require('supertest' as string)`,
  ])('may not load a development dependency with: %s', (source) => {
    expect(lint(source)).toEqual([DEVELOPMENT]);
  });

  it.each([
    `import express from 'express'; import { x } from '@x/kit/sub'; import 'colours'`,
    `import { join } from 'node:path'; import fs from 'fs'; import '#own'; import '@x/payments'`,
    `import type { Test } from 'supertest'; export type { Test } from 'supertest'`,
    `type T = import('supertest').Test; import type r = require('supertest')`,
    `import own from '../package.json' with { type: 'json' }; import 'node:sqlite'`,
    `import { other } from './other.ts'; import '../src/testing.ts'`,
    'const name = process.argv[2]; await import(name)',
  ])('may contain: %s', (source) => {
    expect(lint(source)).toEqual([]);
  });

  it('may not load an undeclared package', () => {
    expect(lint(`import '@y/z/sub'`)).toEqual([
      '"@y/z" is not in "dependencies" of apps/payments/package.json, so the image lacks it; run "npm install @y/z --workspace=apps/payments"',
    ]);
  });

  it('may not load a package for its types', () => {
    expect(lint(`import { type Test } from 'supertest'`)).toEqual([
      '"supertest" does not ship and is loaded although only its types are used; write "import type {...}" instead of "import {type ...}"',
    ]);
  });

  it.each([
    ...['../../../tools/build/src/main.ts', '../../../libs/money/src/index.ts', '../../../a.ts'],
    ...['/etc/a.js', 'file:///etc/a.js'],
  ])('may not import %s, which is not in its folder', (path) => {
    for (const source of [`import '${path}'`, `export * from '${path}'`, `await import('${path}')`])
      expect(lint(source)).toEqual([
        `${path} is outside of apps/payments, so the image lacks it; import a package by its name, or move the file`,
      ]);
    expect(lint(`import type { A } from '${path}'`)).toEqual([]);
  });

  it.each(['./test/running-service.ts', './main.spec.ts', './test', '../tests/a.ts'])(
    'may not import %s',
    (path) => {
      expect(lint(`import '${path}'`)).toEqual([
        `${path} is a test file, so the image lacks it; move what is shared out of test/ and *.spec.ts`,
      ]);
    },
  );
});

it('includes a package elsewhere if a service depends on it', () => {
  const dependencies = { '@gatehouse/service-kit': '*', '@x/cash': '*' };
  write('apps/orders/package.json', { name: '@x/orders', dependencies });
  for (const name of ['cash', 'coins', 'notes'])
    write(`packages/${name}/package.json`, {
      name: `@x/${name}`,
      dependencies: { '@x/coins': '*' },
      devDependencies: { supertest: '*' },
    });
  const files = ['cash', 'coins', 'notes'].map((name) => `packages/${name}/src/index.ts`);
  expect(files.map((file) => lint(`import 'supertest'`, file).length)).toEqual([1, 1, 0]);
});

it.each(['libs/money/src/index.ts', 'libs/money/src/lib/a.ts', 'apps/payments/src/module/a.ts'])(
  'includes %s',
  (file) => expect(lint(`import 'supertest'`, file)).toHaveLength(1),
);

it.each(['tools/build/src/main.ts', 'apps/infrastructure/src/main.ts', 'other.ts'])(
  'does not include %s, which no image contains',
  (file) => expect(lint(`import 'supertest'`, file)).toEqual([]),
);
