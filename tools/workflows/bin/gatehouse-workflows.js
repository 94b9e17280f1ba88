#!/usr/bin/env node
// Published as JavaScript, see tools/release; here Node 20 needs help with the sources.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
