import type { Manifest } from './source-package.ts';
import { stagedManifest } from './staged-manifest.ts';

const release = {
  version: '1.2.3',
  names: new Set(['@gatehouse/money', '@gatehouse/orders']),
  published: ['@gatehouse/money', '@gatehouse/orders'],
  repository: 'https://github.com/acme/services',
  engines: { node: '>=20' },
  license: 'MIT',
};
const source: Manifest = {
  name: '@gatehouse/orders',
  version: '0.1.0',
  description: 'Orders',
};
const staged = (more: Partial<Manifest>, declared = true) =>
  stagedManifest(
    { folder: 'libs/orders', manifest: { ...source, ...more }, published: true },
    release,
    (module) => declared && module.endsWith('.js'),
  );

it('points exports to JavaScript, with its declarations before it, and JSON to itself', () => {
  const exports = { '.': './src/index.ts', './x.schema.json': './x.schema.json' };
  expect(staged({ exports })).toMatchObject({
    main: './src/index.js',
    types: './src/index.d.ts',
    exports: {
      '.': { types: './src/index.d.ts', default: './src/index.js' },
      './x.schema.json': './x.schema.json',
      './package.json': './package.json',
    },
  });
  expect(staged({ exports: { '.': './src/run.js' } }, false)).toMatchObject({
    exports: { '.': './src/run.js' },
  });
});

it("pins packages of the workspace to the release's version, and lists no development dependency", () => {
  const json = staged({
    dependencies: { '@gatehouse/money': '*', zod: '^4.0.0' },
    devDependencies: { jest: '^30.0.0' },
  });
  expect(json).toMatchObject({
    version: '1.2.3',
    dependencies: { '@gatehouse/money': '1.2.3', zod: '^4.0.0' },
  });
  expect(json).not.toHaveProperty('devDependencies');
});

it('contains what npm and its provenance need: licence, repository, engines, public access', () => {
  expect(staged({})).toMatchObject({
    license: 'MIT',
    engines: { node: '>=20' },
    repository: {
      type: 'git',
      url: 'git+https://github.com/acme/services.git',
      directory: 'libs/orders',
    },
    publishConfig: { access: 'public' },
  });
});

it('gives a bundled package no dependencies and no code to import', () => {
  const json = staged({
    exports: { '.': './src/index.ts', './policy.schema.json': './policy.schema.json' },
    bin: { orders: './bin/orders.js' },
    dependencies: { zod: '^4.0.0' },
    gatehouse: { bundled: true },
  });
  expect(json).not.toHaveProperty('dependencies');
  expect(json).not.toHaveProperty('main');
  expect(json).toMatchObject({
    bin: { orders: './bin/orders.js' },
    exports: {
      './policy.schema.json': './policy.schema.json',
      './package.json': './package.json',
    },
  });
});

it('does not make users install a dependency that is published within the package', () => {
  const vendored = { dynalite: { into: 'src/part.ts', folders: ['db'], without: [] } };
  const json = staged({
    dependencies: { dynalite: '^4.0.0', zod: '^4.0.0' },
    gatehouse: { vendored },
  });
  expect(json).toMatchObject({ dependencies: { zod: '^4.0.0' } });
  expect(json).not.toHaveProperty('dependencies.dynalite');
});

it('moves all packages of the release with the one that has migrations', () => {
  expect(staged({ 'nx-migrations': { migrations: './migrations.json' } })).toMatchObject({
    'nx-migrations': {
      migrations: './migrations.json',
      packageGroup: ['@gatehouse/money', '@gatehouse/orders'],
    },
  });
  expect(staged({})).not.toHaveProperty('nx-migrations');
});
