/** Synthesises from the sources, in JavaScript because nothing can read TypeScript yet. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { runSources } from '@gatehouse/bundle/run-sources';

/** What exports far more than is used. */
const LARGE = ['aws-cdk-lib', 'cdk-nag', 'constructs'];

// The bundle is kept in the node_modules that have this package's dependencies, and loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/aws-cdk-lib');
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
