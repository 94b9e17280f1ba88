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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The bundle of an entry, made again when a file that is in it changed, or Node did.
 * @param {string} root folder of the workspace
 * @param {string} entry
 * @returns {Promise<string>} its file
 */
export async function upToDateBundle(root, entry) {
  // One for each Node, so that two of them do not take each other's away.
  const folder = join(root, 'node_modules/.cache/gatehouse-local-aws', process.version);
  return knownBundle(folder) ?? (await makeBundle(root, folder, entry));
}

/** Names of what a bundle was made from; its length and time tell whether a file changed. */
const stamp = (/** @type {string} */ file) => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : 'none';
};

/** @param {string} folder */
function knownBundle(folder) {
  try {
    const { node, file, stamps } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'));
    const same = Object.entries(stamps).every(([path, known]) => stamp(path) === known);
    return node === process.version && same && statSync(file).isFile() ? file : undefined;
  } catch {
    // There is none, or it is half written: it is made anew.
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} entry
 */
async function makeBundle(root, folder, entry) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  const [{ contents }] = outputFiles;
  const file = join(
    folder,
    `${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.mjs`,
  );
  const inputs = Object.keys(metafile.inputs).map((path) => join(root, path));
  // How it is made, and of which versions of what is in it.
  inputs.push(fileURLToPath(import.meta.url), join(root, 'package-lock.json'));
  const stamps = Object.fromEntries(inputs.map((path) => [path, stamp(path)]));
  mkdirSync(folder, { recursive: true });
  writeWhole(file, contents);
  writeWhole(join(folder, 'bundle.json'), JSON.stringify({ node: process.version, file, stamps }));
  // A process that is ready has read its whole bundle, so older bundles can be deleted.
  for (const name of readdirSync(folder))
    if (name.endsWith('.mjs') && join(folder, name) !== file)
      rmSync(join(folder, name), { force: true });
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
