/** Starts the embedded AWS from its sources. In JavaScript, because nothing can read TypeScript yet. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { runSources } from '@gatehouse/bundle/run-sources';

const here = process.cwd();
const root = process.env['NX_WORKSPACE_ROOT'] ?? nearestWith(here, 'gatehouse.json') ?? here;
// The bundle is kept in the node_modules that have this package's dependencies, and loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/dynalite') ?? root;
// Published as JavaScript.
const entry = ['serve.js', 'serve.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

const { serve } = await runSources(packages, entry);
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
