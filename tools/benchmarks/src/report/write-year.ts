import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Writes a year of records; it belongs to the specs that compare every figure of that year. */
const WRITE_YEAR = fileURLToPath(
  new URL('../../../pipeline/src/report/test/write-year.ts', import.meta.url),
);

/** @returns how many records were written */
export function writeYear(folder: string, services: number): number {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', WRITE_YEAR, folder, String(services)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The year could not be written: ${stderr}`);
  return Number(stdout);
}
