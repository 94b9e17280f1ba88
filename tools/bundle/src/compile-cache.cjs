/* global __dirname, require -- CommonJS: Node loads it before it has its loader of ES modules */
/* eslint-disable @typescript-eslint/no-require-imports */
'use strict';

/**
 * What an image's Node loads before the service (`--require`): it lets Node find V8's compile cache of the program,
 * which the image has in `compile-cache` beside this file.
 *
 * Node looks for it in a folder that it names after its version, the user and the processor, and an image is not
 * built on the kind of processor that it runs on. What is in it depends on Node alone, and V8 checks that. So the
 * files are linked into the folder that this Node asks for, in the container's memory, as the image is read-only.
 * Whatever goes wrong: a service starts without it as well, only later.
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
