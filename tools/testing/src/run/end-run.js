import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Jest's globalTeardown: removes the run's temporary folder with all that tests left there, and ends the run soon.
 * With --bail, Jest calls it twice: after the failure, and at the end.
 */
export default async function endRun() {
  const run = globalThis.gatehouseRun;
  if (run === undefined) return;
  globalThis.gatehouseRun = undefined;
  process.env.TMPDIR = dirname(run.folder);
  rmSync(run.folder, { recursive: true });
  await run.testsDone();
}
