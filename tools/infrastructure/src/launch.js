/** Synthesises from the sources. This file is JavaScript, because TypeScript cannot be loaded yet. */
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { nearestWith } from '@gatehouse/bundle/nearest-with';
import { runSources } from '@gatehouse/bundle/run-sources';

/** Packages that export far more than is used. */
const LARGE = ['aws-cdk-lib', 'cdk-nag', 'constructs'];

// The bundle is written to the node_modules with this package's dependencies, because it loads some of them.
const packages = nearestWith(import.meta.dirname, 'node_modules/aws-cdk-lib') ?? '.';
// From Node 22, V8's compiled code of hundreds of files is cached for the next run.
module.enableCompileCache?.(join(packages, 'node_modules/.cache/gatehouse/compiled'));
// The published package is JavaScript.
const entry = ['synthesise.js', 'synthesise.ts']
  .map((file) => fileURLToPath(new URL(file, import.meta.url)))
  .find((file) => existsSync(file));

/** @type {typeof import('./synthesise.ts').synthesise} */
export const synthesise = (await runSources(packages, entry, LARGE)).synthesise;
