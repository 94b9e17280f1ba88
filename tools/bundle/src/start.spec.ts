import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleWorkspace } from './test/sample-workspace.ts';

const { root, write, bundle, runAlone, files, remove } = sampleWorkspace();
afterAll(remove);

const INTEGRITY = 'sha512-AAAA';
const TYPES =
  'exports.types = require("./types.json"); globalThis.made = (globalThis.made ?? 0) + 1;';
/** What the bundle prints last is a list of Node's modules that were loaded. */
const SOURCE = `
  import { one } from 'one';
  import { two } from 'two';
  import { Agent } from 'node:http';
  import process from 'node:process';
  const { Server } = await import('node:http');
  const before = globalThis.late;
  const { text } = await import('./late.ts');
  const { two: again } = await import('two');
  console.log('%s %s %s %s %s', one().types.plain, two().types.plain, globalThis.made, typeof Agent, typeof Server);
  console.log('%s %s %s', before, text, again === two);
  console.log('%s', process.moduleLoadList.filter((name) => /undici/.test(name)).length);
`;

beforeAll(async () => {
  write('apps/a/package.json', { name: '@x/a' });
  write('apps/a/src/main.ts', SOURCE);
  write('apps/a/src/late.ts', `globalThis.late = true; export const text = 'late';`);
  const copies = ['one', 'two'].map((name) => `node_modules/${name}/node_modules/types`);
  for (const name of ['one', 'two']) {
    write(`node_modules/${name}/package.json`, { name });
    write(`node_modules/${name}/index.js`, `exports.${name} = () => require('types');`);
  }
  for (const copy of copies) {
    write(`${copy}/package.json`, { name: 'types' });
    write(`${copy}/index.js`, TYPES);
    write(`${copy}/types.json`, { plain: 'text/plain' });
  }
  write('package-lock.json', {
    lockfileVersion: 3,
    packages: {
      'apps/a': { name: '@x/a', dependencies: { one: '*', two: '*' } },
      'node_modules/one': { version: '1.0.0', dependencies: { types: '*' } },
      'node_modules/two': { version: '1.0.0', dependencies: { types: '*' } },
      ...Object.fromEntries(
        copies.map((copy) => [copy, { version: '3.0.0', integrity: INTEGRITY }]),
      ),
    },
  });
  expect(await bundle()).toMatchObject({ status: 0, stderr: '' });
});

const main = () => readFileSync(join(root, 'apps/a/dist/bundle/main.mjs'), 'utf8');

describe('what a bundle loads at its start', () => {
  it('has one copy of a duplicate package, and code that is imported on demand runs then', () => {
    const [first, second] = runAlone().split('\n');
    expect(first).toBe('text/plain text/plain 1 function function');
    expect(second).toBe('undefined late true');
  });

  it('lets Node.js load none of the modules that a bundled import contains', () => {
    expect(runAlone().split('\n')[2]).toBe('0');
  });

  it('keeps required JSON separate, once, and counts its package as bundled', () => {
    expect(main()).not.toContain('text/plain');
    expect(files().filter((file) => file.startsWith('types-'))).toEqual([
      expect.stringMatching(/^types-\w{8}\.json$/),
    ]);
    const sbom = readFileSync(join(root, 'apps/a/dist/bundle/sbom.cdx.json'), 'utf8');
    const { components } = JSON.parse(sbom) as {
      components: { 'bom-ref': string; scope: string }[];
    };
    expect(components.map(({ 'bom-ref': ref, scope }) => [ref, scope])).toEqual([
      ['node_modules/one', 'required'],
      ['node_modules/one/node_modules/types', 'required'],
      ['node_modules/two', 'required'],
      ['node_modules/two/node_modules/types', 'excluded'],
    ]);
  });

  it('imports only the source of "require" from Node.js', () => {
    const imported = main().match(/(?:from|import)\s?\(?["']node:[a-z_/]+/g);
    expect(new Set(imported)).toEqual(new Set([`from'node:module`]));
  });
});
