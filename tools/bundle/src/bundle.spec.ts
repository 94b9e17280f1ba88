import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
afterAll(() => rmSync(root, { recursive: true }));

const write = (path: string, value: string | object) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
};
const read = (file: string) => readFileSync(join(root, 'apps/a/dist/bundle', file), 'utf8');
const SOURCE = `import { hello } from 'used';\nconst name: string = 'Ada';\nconsole.log(hello(name));`;
const main = join(import.meta.dirname, 'main.ts');
const run = () =>
  spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), main, 'apps/a'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

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
  it('makes one file that Node runs, and for scanners what is in it', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(root, 'apps/a/dist/bundle')).sort()).toEqual([
      'main.mjs',
      'main.mjs.map',
      'package-lock.json',
      'sbom.cdx.json',
    ]);
    const alone = mkdtempSync(join(tmpdir(), 'gatehouse-alone-'));
    cpSync(join(root, 'apps/a/dist/bundle/main.mjs'), join(alone, 'main.mjs'));
    expect(execFileSync(process.execPath, [join(alone, 'main.mjs')], { encoding: 'utf8' })).toBe(
      'Hello, Ada\n',
    );
    rmSync(alone, { recursive: true });
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

  it('gives the same bytes again', () => {
    const files = ['main.mjs', 'main.mjs.map', 'package-lock.json', 'sbom.cdx.json'];
    const before = files.map(read);
    expect(run().status).toBe(0);
    expect(files.map(read)).toEqual(before);
  });

  describe('of packages that are installed and not shipped', () => {
    afterEach(() => write('apps/a/src/main.ts', SOURCE));
    beforeAll(() => {
      write('node_modules/colours/package.json', { name: 'colours' });
      write('node_modules/colours/index.js', 'exports.red = "red";');
    });

    it.each([
      ['installed', 'colours'],
      ['missing, as in the image', 'shades'],
    ])('leaves out what code can do without where it is %s', (_, name) => {
      write(
        'apps/a/src/main.ts',
        `let red;\ntry { ({ red } = require('${name}')); } catch { red = 'none'; }\nconsole.log(red);`,
      );
      expect(run()).toMatchObject({ status: 0, stderr: '' });
      const alone = mkdtempSync(join(tmpdir(), 'gatehouse-alone-'));
      cpSync(join(root, 'apps/a/dist/bundle/main.mjs'), join(alone, 'main.mjs'));
      expect(execFileSync(process.execPath, [join(alone, 'main.mjs')], { encoding: 'utf8' })).toBe(
        'none\n',
      );
      rmSync(alone, { recursive: true });
    });

    it('fails for a plain import, naming it', () => {
      write('apps/a/src/main.ts', `import { red } from 'colours';\nconsole.log(red);`);
      const { status, stderr } = run();
      expect(status).toBe(1);
      expect(stderr).toContain(
        '"colours" is imported and not a dependency of the service or of a package it ships; add it to "dependencies"',
      );
    });
  });

  it('fails with one line where the lockfile is out of date', () => {
    write('package-lock.json', {
      lockfileVersion: 3,
      packages: { 'apps/a': { dependencies: { used: '*' } } },
    });
    expect(run()).toMatchObject({
      status: 1,
      stderr: 'a: package-lock.json has no "used", on which apps/a depends; run "npm install"\n',
    });
  });
});
