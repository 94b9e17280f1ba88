import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { limitRun } from './end-stuck-run.js';

/**
 * Jest's globalSetup: tests, and all processes that they start, get a temporary folder for this run alone, and
 * limited time.
 */
export default function beginRun() {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
  // Where tsx keeps what it has compiled: without it every process that a test starts compiles its sources anew.
  const cache = join(tmpdir(), `tsx-${process.geteuid()}`);
  mkdirSync(cache, { recursive: true });
  symlinkSync(cache, join(folder, basename(cache)));
  process.env.TMPDIR = folder;
  globalThis.gatehouseRun = { folder, testsDone: limitRun() };
}
