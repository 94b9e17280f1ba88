import { dependencyProblems } from './dependency-problems.ts';
import type { Manifest, SourcePackage } from './source-package.ts';

const source = (name: string, more: Partial<Manifest> = {}): SourcePackage => ({
  folder: `libs/${name}`,
  manifest: { name: `@gatehouse/${name}`, version: '0.1.0', description: '', ...more },
  published: true,
});
const found = (more: Partial<Manifest>, imports: string[], typeImports: string[] = []) => {
  const orders = source('orders', more);
  const workspace = [orders, source('money'), { ...source('testing'), published: false }];
  return dependencyProblems(
    orders,
    { imports: new Set(imports), typeImports: new Set(typeImports) },
    workspace,
  );
};

it('finds no problem if all imports are declared, and ignores Node.js modules', () => {
  const dependencies = { zod: '^4.0.0', '@gatehouse/money': '*' };
  const peerDependencies = { '@nx/devkit': '23.2.1' };
  const imports = ['zod/mini', 'libs/money/src/index.ts', '@nx/devkit/x', 'node:fs', 'fs'];
  expect(found({ dependencies, peerDependencies }, imports)).toEqual([]);
});

it('names a package that is imported but undeclared, or declared for development only', () => {
  expect(found({ devDependencies: { zod: '^4.0.0' } }, ['zod', '@aws-sdk/client-s3'])).toEqual([
    'libs/orders/package.json: zod must be in "dependencies": published code needs it',
    'libs/orders/package.json: @aws-sdk/client-s3 must be in "dependencies": published code needs it',
  ]);
});

it('requires the types that declarations need if a package has none itself', () => {
  const manifest = { dependencies: { express: '5' }, devDependencies: { '@types/express': '5' } };
  expect(found(manifest, ['express'], ['express'])).toEqual([
    'libs/orders/package.json: @types/express must be in "dependencies": published code needs it',
  ]);
  expect(found({ dependencies: { express: '5', '@types/express': '5' } }, [], ['express'])).toEqual(
    [],
  );
});

it('refuses a dependency on a package that is not published', () => {
  expect(found({ dependencies: { '@gatehouse/testing': '*' } }, [])).toEqual([
    'libs/orders/package.json: @gatehouse/testing in "dependencies" is not published, so that it cannot be installed',
  ]);
});

it('refuses declarations that need the types of a vendored package', () => {
  const manifest = {
    dependencies: { store: '1' },
    gatehouse: { vendored: { store: { into: 'src/store.ts' } } },
  };
  expect(found(manifest, ['store'])).toEqual([]);
  expect(found(manifest, [], ['store'])).toEqual([
    'libs/orders/package.json: store is vendored, so that exported declarations cannot use its types',
  ]);
});
