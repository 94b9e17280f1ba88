import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore: it is JavaScript because it runs before anything that could read TypeScript.
import { upToDateBundle as untyped } from './up-to-date-bundle.js';

const upToDateBundle = untyped as (
  root: string,
  entry: string,
  outside?: string[],
) => Promise<string>;

let root: string;
let entry: string;
const cache = () => join(root, 'node_modules/.cache/gatehouse/entry-ts', process.version);
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

it('bundles the sources', async () => {
  expect(await bundled()).toContain('"first"');
});

it.each(['entry.ts', 'published.js'])('lets %s find what lies beside it', async (name) => {
  write(
    name,
    'export const places = [import.meta.dirname, import.meta.filename, import.meta.url];',
  );
  const source = join(root, name);
  const { places } = (await import(await upToDateBundle(root, source))) as { places: string[] };
  expect(places).toEqual([root, source, pathToFileURL(source).href]);
});

it('reads of a package that stays outside only the exports that are used', async () => {
  const folder = join(root, 'node_modules/large');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'index.js'),
    "globalThis.read = ['large']; Object.defineProperty(exports, 'rest', { enumerable: true, get: () => read.push('rest') }); exports.part = 'part';",
  );
  write(
    'entry.ts',
    "import { part, rest } from 'large'; export const use = () => part; export const useRest = () => rest;",
  );
  const file = await upToDateBundle(root, entry, ['large']);
  const { use } = (await import(pathToFileURL(file).href)) as { use: () => string };
  const read = () => (globalThis as { read?: string[] }).read;
  expect(use()).toBe('part');
  expect(read()).toEqual(['large']);
});

it('rebuilds only when a source has changed', async () => {
  const first = await upToDateBundle(root, entry);
  writeFileSync(first, '// still there');
  expect(await upToDateBundle(root, entry)).toBe(first);
  expect(readFileSync(first, 'utf8')).toBe('// still there');
  write('word.ts', "export const word: string = 'another';");
  expect(await bundled()).toContain('"another"');
});

it('rebuilds when a source was saved while the bundle was being made', async () => {
  // A build that reads `slow.cjs` has read `word.ts` and waits.
  write('word.ts', "import './slow.cjs'; export const word: string = 'first';");
  const slow = join(root, 'slow.cjs');
  execFileSync('mkfifo', [slow]);
  const past = new Date(1e12);
  utimesSync(slow, past, past);
  const first = bundled();
  const writer = await open(slow, 'w');
  write('word.ts', "export const word: string = 'another';");
  await writer.close();
  expect(await first).toContain('"first"');
  // The same to `stat`, so that nothing but word.ts is a reason to rebuild.
  rmSync(slow);
  write('slow.cjs', '');
  utimesSync(slow, past, past);
  expect(await bundled()).toContain('"another"');
});

it('keeps older bundles for a day, because a process that was started from one may still load parts of it', async () => {
  const first = await upToDateBundle(root, entry);
  write('word.ts', "export const word: string = 'another';");
  await bundled();
  expect(existsSync(first)).toBe(true);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(dirname(first), yesterday, yesterday);
  write('word.ts', "export const word: string = 'one more';");
  await bundled();
  expect(existsSync(first)).toBe(false);
});

it('rebuilds when other versions are installed', async () => {
  writeFileSync(await upToDateBundle(root, entry), '// still there');
  write('package-lock.json', '{}');
  expect(await bundled()).toContain('"first"');
});

it.each([
  ['is cut short', (file: string) => writeFileSync(file, '{"node"')],
  ['names a bundle that is gone', (file: string) => rmSync(join(file, '..'), { recursive: true })],
])('rebuilds when its record %s', async (_, spoil) => {
  await bundled();
  spoil(join(cache(), 'bundle.json'));
  expect(await bundled()).toContain('"first"');
});

it('is built once for concurrent requests', async () => {
  const files = await Promise.all([1, 2, 3].map(() => upToDateBundle(root, entry)));
  expect(new Set(files).size).toBe(1);
  expect(readdirSync(cache()).sort()).toEqual([basename(dirname(files[0]!)), 'bundle.json'].sort());
});

it('is built after a process was killed while building it', async () => {
  mkdirSync(cache(), { recursive: true });
  writeFileSync(join(cache(), 'lock'), `${await endedProcess()}`);
  expect(await bundled()).toContain('"first"');
});

async function endedProcess() {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid;
}
