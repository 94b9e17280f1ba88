#!/usr/bin/env node
// The published package is JavaScript (see tools/release); here, Node 20 needs a loader for the sources.
import { join } from 'node:path';
import { runSources } from '@gatehouse/bundle/run-sources';

// What the SDK thinks of this Node is no business of a verdict.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
const here = import.meta.dirname;
await runSources(join(here, '../../..'), join(here, '../src/cli.ts'));
