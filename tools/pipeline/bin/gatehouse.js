#!/usr/bin/env node
// The sources are TypeScript, which Node 20 does not run by itself.
import { register } from 'tsx/esm/api';

register();
// What the SDK thinks of this Node is no business of a verdict.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
await import('../src/cli.ts');
