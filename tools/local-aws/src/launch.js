/**
 * Starts the embedded AWS from its sources as one file, which esbuild makes of them whenever they
 * changed: reading some two hundred sources through tsx takes longer than all else at a start. In
 * JavaScript because it runs before anything that could read TypeScript.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { upToDateBundle } from './up-to-date-bundle.js';

const root = process.env['NX_WORKSPACE_ROOT'] ?? workspaceAround(process.cwd());
// Published as JavaScript.
const entry = ['serve.js', 'serve.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

const { serve } = await import(await startable());
await serve(root);

/**
 * As in @gatehouse/service-manifest, which is TypeScript.
 * @param {string} folder
 * @returns {string}
 */
function workspaceAround(folder) {
  if (existsSync(join(folder, 'gatehouse.json'))) return folder;
  if (folder === dirname(folder)) return process.cwd();
  return workspaceAround(dirname(folder));
}

/**
 * The folder whose `node_modules` has this package's dependencies: the bundle is kept there, and loads some of them.
 * @param {string} folder
 * @returns {string}
 */
function packagesAround(folder) {
  const found = existsSync(join(folder, 'node_modules/dynalite')) || folder === dirname(folder);
  return found ? folder : packagesAround(dirname(folder));
}

async function startable() {
  try {
    return pathToFileURL(await upToDateBundle(packagesAround(import.meta.dirname), entry)).href;
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(/** @type {{ code?: string }} */ (error).code ?? ''))
      throw error;
    // Nothing can be written beside the packages: slower, from the sources.
    (await import('tsx/esm/api')).register();
    return pathToFileURL(entry).href;
  }
}
