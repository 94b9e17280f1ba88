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

  it('bundles a source that imports packages, and modules that are not exported, with the files that they read', async () => {
    write('node_modules/deep/main.txt', 'beside it');
    write(
      'node_modules/deep/inner/read.js',
      'exports.text = require("node:fs").readFileSync(__dirname + "/main.txt", "utf8")',
    );
    write(
      'libs/own/src/answer.ts',
      "export { answer } from 'deep';\nexport const own: number = 1;\n",
    );
    const settings = {
      store: { into: 'src/answer.ts' },
      deep: {
        into: 'src/part.ts',
        modules: ['./inner/read.js'],
        files: { 'main.txt': 'src/main.txt' },
      },
    };
    const manifest = { ...source.manifest, gatehouse: { vendored: settings } };
    await vendor(root, { ...source, manifest }, join(root, 'staged'));
    rmSync(join(root, 'node_modules'), { recursive: true });
    const [answer, part] = ['answer', 'part'].map(
      (name) => pathToFileURL(join(root, `staged/src/${name}.js`)).href,
    );
    write(
      'print.mjs',
      `import { answer, own } from '${answer}'; import { part } from '${part}'; console.log(answer, own, part('./inner/read.js').text);`,
    );
    const printed = startScript(join(root, 'print.mjs'), { cwd: join(import.meta.dirname, '..') });
    await printed.exit;
    expect(withoutColours(printed.stdout())).toContain('42 1 beside it');
    expect(readFileSync(join(root, 'staged/THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain(
      'deep@1.0.0',
    );
  });

  it('publishes the licences of everything in it', async () => {
    await vendor(root, source, join(root, 'staged'));
    const text = readFileSync(join(root, 'staged/THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect(text).toContain('store@4.0.0 (Apache-2.0)\n\nThe licence of the store');
    expect(text).toContain('deep@1.0.0 (MIT)');
  });
});
