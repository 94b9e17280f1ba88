import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleWorkspace } from './test/sample-workspace.ts';

const { root, write, bundle: run, runAlone, files, remove } = sampleWorkspace();
afterAll(remove);

const read = (file: string) => readFileSync(join(root, 'apps/a/dist/bundle', file), 'utf8');
const SOURCE = `import { hello } from 'used';\nconst name: string = 'Ada';\nconsole.log(hello(name));`;

beforeAll(() => {
  write('apps/a/package.json', { name: '@x/a', dependencies: { used: '*', unused: '*' } });
  write('apps/a/src/main.ts', SOURCE);
  // CommonJS that asks for one of Node's own modules.
  write(
    'node_modules/used/index.js',
    `const { basename } = require('path');\nexports.hello = (name) => 'Hello, ' + basename('/x/' + name);`,
  );
  write('node_modules/unused/index.js', 'exports.nothing = 1;');
  for (const name of ['used', 'unused']) write(`node_modules/${name}/package.json`, { name });
  write('package-lock.json', {
    lockfileVersion: 3,
    packages: {
      'apps/a': { name: '@x/a', dependencies: { used: '*', unused: '*' } },
      'node_modules/used': { version: '1.0.0' },
      'node_modules/unused': { version: '1.0.0' },
    },
  });
});

describe('bundling a service', () => {
  it('makes one file that Node.js runs, and lists its contents for scanners', async () => {
    expect(await run()).toMatchObject({ status: 0, stderr: '' });
    expect(files()).toEqual([
      'compile-cache.cjs',
      'main.mjs',
      'main.mjs.map',
      'package-lock.json',
      'sbom.cdx.json',
    ]);
    expect(runAlone()).toBe('Hello, Ada\n');
    const { components } = JSON.parse(read('sbom.cdx.json')) as {
      components: { name: string; scope: string }[];
    };
    expect(components.map(({ name, scope }) => [name, scope])).toEqual([
      ['unused', 'excluded'],
      ['used', 'required'],
    ]);
  });

  it('puts no source into the map', () => {
    expect(JSON.parse(read('main.mjs.map'))).not.toHaveProperty('sourcesContent');
  });

  it('produces the same bytes again', async () => {
    const files = ['main.mjs', 'main.mjs.map', 'package-lock.json', 'sbom.cdx.json'];
    const before = files.map(read);
    expect((await run()).status).toBe(0);
    expect(files.map(read)).toEqual(before);
  });

  describe('a bundle that imports packages that are installed but not shipped', () => {
    afterEach(() => write('apps/a/src/main.ts', SOURCE));
    beforeAll(() => {
      write('node_modules/colours/package.json', { name: 'colours' });
      write('node_modules/colours/index.js', 'exports.red = "red";');
    });

    it.each([
      ['installed', 'colours'],
      ['missing, as in the image', 'shades'],
    ])('omits an optional package if it is %s', async (_, name) => {
      write(
        'apps/a/src/main.ts',
        `let red;\ntry { ({ red } = require('${name}')); } catch { red = 'none'; }\nconsole.log(red);`,
      );
      expect(await run()).toMatchObject({ status: 0, stderr: '' });
      expect(runAlone()).toBe('none\n');
    });

    it('fails for a plain import, and names it', async () => {
      write('apps/a/src/main.ts', `import { red } from 'colours';\nconsole.log(red);`);
      const { status, stderr } = await run();
      expect(status).toBe(1);
      expect(stderr).toContain(
        '"colours" is imported and not a dependency of the service or of a package it ships; add it to "dependencies"',
      );
    });

    it.each([
      ['import()', `export const red = import('colours');`],
      ['require', `export const { red } = require('colours');`],
    ])('fails for %s that is not caught', async (_, source) => {
      write('apps/a/src/main.ts', source);
      expect(await run()).toMatchObject({
        status: 1,
        stderr:
          'a: apps/a/src/main.ts: "colours" is imported and not a dependency of the service or of a package it ships; add it to "dependencies" of apps/a/package.json, or import it in tests only\nCause and fix: gatehouse help GH-BUNDLE-003\n',
      });
      expect(existsSync(join(root, 'apps/a/dist/bundle'))).toBe(false);
    });

    it('accepts types from anywhere', async () => {
      write(
        'apps/a/src/main.ts',
        `import type { Red } from 'colours';\nconst red: Red = 'red';\nconsole.log(red);`,
      );
      expect(await run()).toMatchObject({ status: 0, stderr: '' });
    });

    it('fails for a test file, and for a file outside all packages, with one line each', async () => {
      write('apps/a/src/test/helper.ts', 'export const one = 1;');
      write('tools/two.ts', 'export const two = 2;');
      write(
        'apps/a/src/main.ts',
        `import { one } from './test/helper.ts';\nimport { two } from '../../../tools/two.ts';\nconsole.log(one + two);`,
      );
      expect(await run()).toMatchObject({
        status: 1,
        stderr:
          'a: apps/a/src/main.ts: "./test/helper.ts" is a test file, which the image\'s build lacks; move what is shared out of test/ and *.spec.ts\n' +
          'apps/a/src/main.ts: "../../../tools/two.ts" is in no package that the service ships; import it by the name of its package, and add that to "dependencies"\nCause and fix: gatehouse help GH-BUNDLE-003\n',
      });
    });
  });

  it('fails with one line if the lockfile is outdated', async () => {
    write('package-lock.json', {
      lockfileVersion: 3,
      packages: { 'apps/a': { dependencies: { used: '*' } } },
    });
    expect(await run()).toMatchObject({
      status: 1,
      stderr:
        'a: package-lock.json has no "used", on which apps/a depends; run "npm install"\nCause and fix: gatehouse help GH-BUNDLE-002\n',
    });
  });
});
