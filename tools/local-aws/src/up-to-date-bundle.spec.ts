import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore: it is JavaScript because it runs before anything that could read TypeScript.
import { upToDateBundle as untyped } from './up-to-date-bundle.js';

const upToDateBundle = untyped as (root: string, entry: string) => Promise<string>;

let root: string;
let entry: string;
const cache = () => join(root, 'node_modules/.cache/gatehouse-local-aws', process.version);
const bundled = async () => readFileSync(await upToDateBundle(root, entry), 'utf8');
const write = (name: string, text: string) => writeFileSync(join(root, name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  mkdirSync(join(root, 'node_modules'));
  entry = join(root, 'entry.ts');
  write('entry.ts', "import { word } from './word.ts'; console.log(word);");
  write('word.ts', "export const word: string = 'first';");
});

afterEach(() => rmSync(root, { recursive: true }));

it('bundles the sources into one file', async () => {
  expect(await bundled()).toContain('"first"');
});

it('rebuilds only when a source has changed, and leaves no other bundle behind', async () => {
  const first = await upToDateBundle(root, entry);
  writeFileSync(first, '// still there');
  expect(await upToDateBundle(root, entry)).toBe(first);
  expect(readFileSync(first, 'utf8')).toBe('// still there');
  write('word.ts', "export const word: string = 'another';");
  expect(await bundled()).toContain('"another"');
  expect(readdirSync(cache()).filter((name) => name.endsWith('.mjs'))).toHaveLength(1);
});

it('rebuilds when other versions are installed', async () => {
  writeFileSync(await upToDateBundle(root, entry), '// still there');
  write('package-lock.json', '{}');
  expect(await bundled()).toContain('"first"');
});

it.each([
  ['is cut short', (file: string) => writeFileSync(file, '{"node"')],
  ['names a bundle that is gone', (file: string) => rmSync(join(file, '../'), { recursive: true })],
])('rebuilds when its record %s', async (_, spoil) => {
  await bundled();
  spoil(join(cache(), 'bundle.json'));
  expect(await bundled()).toContain('"first"');
});

it('serves two processes that build it concurrently', async () => {
  const both = await Promise.all([bundled(), bundled()]);
  for (const text of both) expect(text).toContain('"first"');
});
