import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `condition` every few milliseconds until it gives something truthy, and returns that.
 * A condition that throws counts as "not yet". Rejects after `timeoutMs` (default 60,000).
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 60_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const result = await condition();
      if (result) return result;
    } catch (error) {
      lastError = error;
    }
    await sleep(10);
  }
  throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: lastError });
}
