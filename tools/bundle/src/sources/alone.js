import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;
/** After this the other process is taken for stuck, or for another one that has its number. */
const LIMIT_MS = 60_000;

/**
 * Does work while no other process does it for the same folder, which is made if it is missing.
 * @template Result
 * @param {string} folder
 * @param {() => Promise<Result>} work
 */
export async function alone(folder, work) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock');
  const limit = Date.now() + LIMIT_MS;
  while (!taken(lock)) {
    if (!isRunning(holder(lock)) || Date.now() > limit) rmSync(lock, { force: true });
    else await sleep(LOOK_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} lock
 * @returns {number | undefined} undefined where it is gone
 */
function holder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number | undefined} pid */
function isRunning(pid) {
  // Its number is not written yet, or it has just gone: worth another look.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {{ code?: string }} */ (error).code === 'EPERM';
  }
}
