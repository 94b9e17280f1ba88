/** Starts the pipeline from its sources. This file is JavaScript, because TypeScript cannot be loaded yet. */
import { join } from 'node:path';
import { runSources } from '@gatehouse/bundle/run-sources';

const here = import.meta.dirname;
await runSources(join(here, '../../..'), join(here, 'main.ts'));
