/** Starts the embedded AWS from its sources. This file is JavaScript, because TypeScript cannot be loaded yet. */
import { existsSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { nearestWith } from '@gatehouse/bundle/nearest-with';
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
