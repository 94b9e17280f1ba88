/** Starts the embedded AWS from its sources. This file is JavaScript, because TypeScript cannot be loaded yet. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { runSources } from '@gatehouse/bundle/run-sources';

const here = process.cwd();
const root = process.env['NX_WORKSPACE_ROOT'] ?? nearestWith(here, 'gatehouse.json') ?? here;
// The bundle is written to the node_modules with this package's dependencies, because it loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/dynalite') ?? root;
// The published package is JavaScript.
const entry = ['serve.js', 'serve.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

const { serve } = await runSources(packages, entry);
await serve(root);

/**
 * Finds the nearest folder upwards that contains a file; undefined if there is none.
 * @param {string} folder
 * @param {string} file
 * @returns {string | undefined}
 */
function nearestWith(folder, file) {
  if (existsSync(join(folder, file))) return folder;
  return folder === dirname(folder) ? undefined : nearestWith(dirname(folder), file);
}
