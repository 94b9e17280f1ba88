import { setTimeout as sleep } from 'node:timers/promises';

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
  const ended = new AbortController();
  const { signal } = ended;
  let lastError: unknown;
  const poll = async () => {
    while (!signal.aborted) {
      try {
        const result = await condition();
        if (result) return result;
      } catch (error) {
        lastError = error;
      }
      await sleep(10);
    }
    return undefined;
  };
  try {
    const late = sleep(timeoutMs, undefined, { signal }).catch(() => undefined);
    const result = await Promise.race([poll(), late]);
    if (result) return result;
  } finally {
    ended.abort();
  }
  throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: lastError });
}
