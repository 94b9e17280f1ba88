#!/usr/bin/env node
// The published package is JavaScript (see tools/release); here, Node 20 needs a loader for the sources.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
