/**
 * Starts the embedded AWS from its sources as one file, which esbuild makes of them whenever they
 * changed: reading some two hundred sources through tsx takes longer than all else at a start. In
 * JavaScript because it runs before anything that could read TypeScript.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { upToDateBundle } from './up-to-date-bundle.js';

const here = process.cwd();
const root = process.env['NX_WORKSPACE_ROOT'] ?? nearestWith(here, 'gatehouse.json') ?? here;
// The bundle is kept in the node_modules that have this package's dependencies, and loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/dynalite') ?? root;
// Published as JavaScript.
const entry = ['serve.js', 'serve.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

const { serve } = await import(await startable());
await serve(root);

/**
 * The nearest folder upwards that has a file; undefined where none has.
 * @param {string} folder
 * @param {string} file
 * @returns {string | undefined}
 */
function nearestWith(folder, file) {
  if (existsSync(join(folder, file))) return folder;
  return folder === dirname(folder) ? undefined : nearestWith(dirname(folder), file);
}

async function startable() {
  try {
    return pathToFileURL(await upToDateBundle(packages, entry)).href;
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(/** @type {{ code?: string }} */ (error).code ?? ''))
      throw error;
    // Nothing can be written beside the packages: slower, from the sources.
    (await import('tsx/esm/api')).register();
    return pathToFileURL(entry).href;
  }
}
