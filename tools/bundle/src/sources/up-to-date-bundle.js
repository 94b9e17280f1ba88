import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.js';
import { loadedWhenUsed } from './loaded-when-used.js';
import { sourceLocations } from './source-locations.js';

/** How long an older bundle stays: a process that was started from it loads further parts of it later. */
const OLD_MS = 24 * 3_600_000;

/**
 * The bundle of a program, made again when a file that is in it changed, or Node did: reading hundreds of sources
 * through tsx takes longer than all else at a start. In JavaScript, because it runs before anything that could read
 * TypeScript.
 * @param {string} root A folder whose node_modules has the packages that the program may load while it runs.
 * @param {string} entry The program's first file.
 * @param {readonly string[]} [outside] Packages of CommonJS that stay outside, of which only what is used is read.
 * @returns {Promise<string>} The file to start.
 */
export async function upToDateBundle(root, entry, outside = []) {
  const name = relative(root, entry).replaceAll(/[^a-z0-9]+/gi, '-');
  // One for each Node, so that two of them do not take each other's away.
  const folder = join(root, 'node_modules/.cache/gatehouse', name, process.version);
  const known = () => knownBundle(folder);
  return (
    known() ??
    (await alone(folder, async () => known() ?? makeBundle(root, folder, entry, outside)))
  );
}

/** What tells whether a file changed. */
const stamp = (/** @type {string} */ file) => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'none';
};

/** @param {string[]} files */
const stampsOf = (files) => Object.fromEntries(files.map((file) => [file, stamp(file)]));

/**
 * Before each file is read: a file that is saved during the build must not count as being in it.
 * @param {Record<string, string>} stamps
 * @returns {import('esbuild').Plugin}
 */
const stampsInto = (stamps) => ({
  name: 'stamps',
  setup: ({ onLoad }) =>
    onLoad({ filter: /./, namespace: 'file' }, ({ path }) => {
      stamps[path] = stamp(path);
      return undefined;
    }),
});

/** @param {string} folder */
function knownBundle(folder) {
  try {
    const { file, stamps } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'));
    const same = Object.entries(stamps).every(([path, known]) => stamp(path) === known);
    return same && statSync(file).isFile() ? file : undefined;
  } catch {
    // There is none, or it is half written: it is made anew.
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} entry
 * @param {readonly string[]} outside
 */
async function makeBundle(root, folder, entry, outside) {
  const { build } = await import('esbuild');
  const nowhere = join(folder, 'out');
  // How it is made, and of which versions of what is in it.
  const stamps = stampsOf([fileURLToPath(import.meta.url), join(root, 'package-lock.json')]);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: nowhere,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    mainFields: ['module', 'main'],
    keepNames: true,
    // It finds its program beside itself.
    external: ['esbuild'],
    plugins: [loadedWhenUsed(outside), stampsInto(stamps), sourceLocations],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  const digest = createHash('sha256');
  for (const { contents } of outputFiles) digest.update(contents);
  const final = join(folder, digest.digest('hex').slice(0, 16));
  mkdirSync(final, { recursive: true });
  for (const { path, contents } of outputFiles)
    writeWhole(join(final, relative(nowhere, path)), contents);
  const file = join(final, `${basename(entry, extname(entry))}.mjs`);
  writeWhole(join(folder, 'bundle.json'), JSON.stringify({ file, stamps }));
  removeOld(folder, final);
  return file;
}

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function writeWhole(file, contents) {
  const written = `${file}.${process.pid}`;
  writeFileSync(written, contents);
  renameSync(written, file);
}

/**
 * @param {string} folder
 * @param {string} latest
 */
function removeOld(folder, latest) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory() || path === latest) continue;
    if (statSync(path).mtimeMs < Date.now() - OLD_MS) rmSync(path, { recursive: true });
  }
}
