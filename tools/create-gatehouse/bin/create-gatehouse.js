#!/usr/bin/env node
// The published package is JavaScript (see tools/release); here, Node 20 needs a loader for the sources.
import { join } from 'node:path';
import { runSources } from '@gatehouse/bundle/run-sources';

const here = import.meta.dirname;
const LARGE = ['nx', '@nx', 'prettier', 'typescript'];
await runSources(join(here, '../../..'), join(here, '../src/main.ts'), LARGE);
