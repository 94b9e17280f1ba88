import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startScript, withoutColours } from '@gatehouse/testing';
import { vendor } from './vendor.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-vendor-'))));
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

const vendored = { store: { into: 'src/part.ts', folders: ['actions'], without: ['native'] } };
const source = {
  folder: 'libs/own',
  manifest: {
    ...{ name: 'own', version: '1.0.0', description: '' },
    gatehouse: { vendored },
  },
  published: true,
};

describe('vendor', () => {
  beforeEach(() => {
    write('libs/own/package.json', '{"name":"own"}');
    write(
      'node_modules/store/package.json',
      '{"name":"store","version":"4.0.0","license":"Apache-2.0"}',
    );
    write('node_modules/store/LICENSE', 'The licence of the store');
    write('node_modules/store/actions/index.js', 'module.exports = "all"');
    write(
      'node_modules/store/actions/get.js',
      'require("native"); exports.of = require("deep").answer',
    );
    write('node_modules/store/actions/put.js', 'throw new Error("loaded")');
    write('node_modules/deep/package.json', '{"name":"deep","version":"1.0.0","license":"MIT"}');
    write('node_modules/deep/index.js', 'exports.answer = 42');
    write('staged/package.json', '{"type":"module"}');
  });

  it('bundles a package into one module, whose parts are loaded on demand', async () => {
    await vendor(root, source, join(root, 'staged'));
    rmSync(join(root, 'node_modules'), { recursive: true });
    const url = pathToFileURL(join(root, 'staged/src/part.js')).href;
    write(
      'print.mjs',
      `const { part } = await import('${url}'); console.log(part('actions'), part('actions/get').of);`,
    );
    const printed = startScript(join(root, 'print.mjs'), { cwd: join(import.meta.dirname, '..') });
    await printed.exit;
    expect(withoutColours(printed.stdout())).toContain('all 42');
  });

  it('publishes the licences of everything in it', async () => {
    await vendor(root, source, join(root, 'staged'));
    const text = readFileSync(join(root, 'staged/THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(text).toContain('store@4.0.0 (Apache-2.0)\n\nThe licence of the store');
    expect(text).toContain('deep@1.0.0 (MIT)');
  });
});
