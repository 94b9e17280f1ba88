/* global __dirname, require -- CommonJS: Node loads it before it has its loader of ES modules */
/* eslint-disable @typescript-eslint/no-require-imports */
'use strict';

/**
 * Node preloads this file in an image before the service (`--require`). It lets Node find V8's compile cache of the
 * program, which the image has in `compile-cache` beside this file.
 *
 * Node looks for the cache in a folder named after its version, the user and the processor, and the image may be built
 * on another kind of processor. The content depends on Node alone, and V8 verifies that. This file therefore links the
 * cached files into the folder that this Node expects. The folder is in the container's memory, because the image is
 * read-only. If anything fails, the service starts without the cache, only more slowly.
 */
const { readdirSync, symlinkSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const CARRIED = join(__dirname, 'compile-cache');
const SOUGHT = '/dev/shm/compile-cache';

try {
  const files = readdirSync(CARRIED);
  enableCompileCache(SOUGHT);
  for (const folder of readdirSync(SOUGHT))
    for (const file of files) symlinkSync(join(CARRIED, file), join(SOUGHT, folder, file));
} catch {
  // Not in an image, an image for another processor than its builder's, or a restart: the links are there.
}
