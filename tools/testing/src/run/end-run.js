import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Jest's globalTeardown: removes the run's temporary folder with all that tests left there, and ends the run soon. */
export default async function endRun() {
  const folder = process.env.TMPDIR;
  process.env.TMPDIR = dirname(folder);
  rmSync(folder, { recursive: true });
  await globalThis.gatehouseTestsDone();
}
