import { symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sampleWorkspace } from './test/sample-workspace.ts';

const { root, write, bundle, runAlone, remove } = sampleWorkspace();
afterAll(remove);

const USES = `import { money } from '@x/money';\nconsole.log(money());`;
const SOURCE = `export * from './lib/money.js';`;

beforeAll(() => {
  write('apps/a/package.json', { name: '@x/a', dependencies: { '@x/money': '*' } });
  write('apps/a/src/main.ts', USES);
  write('tsconfig.base.json', { compilerOptions: { customConditions: ['@x/source'] } });
  // As Nx's own generator of libraries writes it.
  write('libs/money/package.json', {
    name: '@x/money',
    exports: { '.': { '@x/source': './src/index.ts', default: './dist/index.js' } },
  });
  write('libs/money/src/index.ts', SOURCE);
  write('libs/money/src/lib/money.ts', `export const money = (): string => 'from the source';`);
  write('libs/money/dist/index.js', `export const money = () => 'from an old build';`);
  write('libs/testing/package.json', { name: '@x/testing', exports: './src/index.ts' });
  write('libs/testing/src/index.ts', 'export const double = 2;');
  write('node_modules/colours/package.json', { name: 'colours' });
  write('node_modules/colours/index.js', 'exports.red = "red";');
  mkdirSync(join(root, 'node_modules/@x'));
  const locked: Record<string, object> = {};
  for (const name of ['money', 'testing']) {
    symlinkSync(`../../libs/${name}`, join(root, 'node_modules/@x', name));
    locked[`node_modules/@x/${name}`] = { resolved: `libs/${name}`, link: true };
    locked[`libs/${name}`] = { name: `@x/${name}` };
  }
  write('package-lock.json', {
    lockfileVersion: 3,
    packages: {
      'apps/a': { name: '@x/a', dependencies: { '@x/money': '*' } },
      ...locked,
    },
  });
});
afterEach(() => {
  write('apps/a/src/main.ts', USES);
  write('libs/money/src/index.ts', SOURCE);
});

describe('bundling a service with a library', () => {
  it('uses the sources of the library, not its build output', async () => {
    expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(runAlone()).toBe('from the source\n');
  });

  it('fails for what the library imports and does not ship, and names the library', async () => {
    write('libs/money/src/index.ts', `export { red as money } from 'colours';`);
    expect(await bundle()).toMatchObject({
      status: 1,
      stderr:
        'a: libs/money/src/index.ts: "colours" is imported and not a dependency of the service or of a package it ships; add it to "dependencies" of libs/money/package.json, or import it in tests only\nCause and fix: gatehouse help GH-BUNDLE-003\n',
    });
  });

  it('fails for another package of the workspace that the service does not ship', async () => {
    write('apps/a/src/main.ts', `import { double } from '@x/testing';\nconsole.log(double);`);
    expect(await bundle()).toMatchObject({
      status: 1,
      stderr:
        'a: apps/a/src/main.ts: "@x/testing" is imported and not a dependency of the service or of a package it ships; add it to "dependencies" of apps/a/package.json, or import it in tests only\nCause and fix: gatehouse help GH-BUNDLE-003\n',
    });
  });
});
