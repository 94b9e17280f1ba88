import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps what a test captured instead of printing, so that the search for leaked secrets at the end
 * of the test run sees it as well. Does nothing where GATEHOUSE_TEST_OUTPUT names no folder.
 */
export function recordOutput(text: string | Uint8Array): void {
  const folder = process.env['GATEHOUSE_TEST_OUTPUT'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.txt`), text);
}
