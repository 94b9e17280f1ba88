import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startCommand } from '../child-process.ts';

const jest = join(import.meta.dirname, '../../../../node_modules/jest/bin/jest.js');
const compileOnce = join(import.meta.dirname, 'compile-once.js');

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-compile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** Reports each file of a package that is compiled. */
const RUNTIME = `const vm = require('node:vm');
  const { SourceTextModule } = vm;
  vm.SourceTextModule = class extends SourceTextModule {
    constructor(source, options) {
      super(source, options);
      const [, file] = /node_modules.(sample.*)/.exec(options.identifier) ?? [];
      if (file && !options.cachedData) console.error('compiles ' + file);
    }
  };
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      const [, file] = /node_modules.(sample.*)/.exec(options.filename) ?? [];
      if (file) console.error('compiles ' + file);
    }
  };
  module.exports = require(${JSON.stringify(compileOnce)});`;

const SPEC = `const sample = require('sample');
  const hooks = require('node:async_hooks');
  const earlier = (hooks.earlier ??= []);
  it('is not slowed down by the storages of earlier files', async () => {
    for (const storage of earlier) expect(storage.enabled ?? false).toBe(false);
    const own = new hooks.AsyncLocalStorage();
    earlier.push(own);
    own.enterWith('kept');
    await undefined;
    expect(own.getStore()).toBe('kept');
  });
  it('has a module of its own', async () => {
    expect([sample.count(), sample.list() instanceof Array]).toEqual([1, true]);
    const { default: other, lazy } = await sample.other();
    expect(other()).toBe(1);
    expect((await lazy()).default).toBe('imported');
    expect(() => require('sample/wrong.js')).toThrow(/Unexpected token/);
  });`;

it('compiles a package once for all test files, each of which evaluates it', async () => {
  write(
    'jest.config.mjs',
    `export default { runtime: '<rootDir>/runtime.cjs', testMatch: ['<rootDir>/*.spec.cjs'], transform: {} };`,
  );
  write('runtime.cjs', RUNTIME);
  write('node_modules/sample/package.json', '{}');
  write(
    'node_modules/sample/index.js',
    `let calls = 0;
     exports.count = () => ++calls;
     exports.list = () => [];
     exports.other = require('./lazy.js').other;`,
  );
  write('node_modules/sample/lazy.js', `exports.other = () => import('./other.mjs');`);
  write(
    'node_modules/sample/other.mjs',
    `export { lazy } from './lazy.mjs'; let calls = 0; export default () => ++calls;`,
  );
  write('node_modules/sample/lazy.mjs', `export const lazy = () => import('./last.mjs');`);
  write('node_modules/sample/last.mjs', `export default 'imported';`);
  write('node_modules/sample/wrong.js', 'exports = {;');
  write('one.spec.cjs', SPEC);
  write('two.spec.cjs', SPEC);
  const run = startCommand(
    process.execPath,
    ['--experimental-vm-modules', jest, '-i', '--cacheDirectory', join(folder, 'cache')],
    { cwd: folder, env: { FORCE_COLOR: '0' } },
  );
  const { code } = await run.exit;
  expect([code, run.stderr()]).toEqual([0, expect.stringContaining('Tests:       4 passed')]);
  expect(run.stderr().match(/compiles .+/g)).toEqual([
    'compiles sample/index.js',
    'compiles sample/other.mjs',
    'compiles sample/lazy.mjs',
    'compiles sample/last.mjs',
    // It has a dynamic import.
    'compiles sample/lazy.mjs',
  ]);
});
