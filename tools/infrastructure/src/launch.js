/** Synthesises from the sources, in JavaScript because nothing can read TypeScript yet. */
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { runSources } from '@gatehouse/bundle/run-sources';

/** What exports far more than is used. */
const LARGE = ['aws-cdk-lib', 'cdk-nag', 'constructs'];

// The bundle is kept in the node_modules that have this package's dependencies, and loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/aws-cdk-lib');
// Since Node 22: what V8 made of hundreds of files is kept for the next time.
module.enableCompileCache?.(join(packages, 'node_modules/.cache/gatehouse/compiled'));
// Published as JavaScript.
const entry = ['synthesise.js', 'synthesise.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

/** @type {typeof import('./synthesise.ts').synthesise} */
export const synthesise = (await runSources(packages, entry, LARGE)).synthesise;

/**
 * The nearest folder upwards that has a file.
 * @param {string} folder
 * @param {string} file
 * @returns {string}
 */
function nearestWith(folder, file) {
  return existsSync(join(folder, file)) ? folder : nearestWith(dirname(folder), file);
}
