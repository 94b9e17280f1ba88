import { setTimeout as sleep } from 'node:timers/promises';

const LATE = Symbol('late');

/**
 * Asks `condition` every few milliseconds until it gives something truthy, and returns that.
 * A condition that throws counts as "not yet". Rejects after `timeoutMs` (default 60,000), also while the condition
 * is being asked.
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 60_000,
): Promise<NonNullable<T>> {
  const done = new AbortController();
  const late = sleep(timeoutMs, LATE, { signal: done.signal }).catch(() => LATE);
  let lastError: unknown;
  const ask = async () => {
    try {
      return await condition();
    } catch (error) {
      lastError = error;
      return undefined;
    }
  };
  try {
    for (;;) {
      const result = await Promise.race([ask(), late]);
      if (result === LATE) break;
      if (result) return result as NonNullable<T>;
      if ((await Promise.race([sleep(10), late])) === LATE) break;
    }
  } finally {
    done.abort();
  }
  throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: lastError });
}
