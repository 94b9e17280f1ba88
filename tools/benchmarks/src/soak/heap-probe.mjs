/* global process */
import { writeSync } from 'node:fs';

/** Loaded before a service that is soaked (`--expose-gc`): on SIGUSR2 it collects garbage, and writes what is left to descriptor 3. */
process.on('SIGUSR2', () => {
  // Twice: what has a finalizer goes in the second.
  globalThis.gc();
  globalThis.gc();
  writeSync(3, `${process.memoryUsage().heapUsed}\n`);
});
