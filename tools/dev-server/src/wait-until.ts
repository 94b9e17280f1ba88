import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 50;

/** Asks a URL until it answers 200; false when `signal` ends the waiting first. */
export async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) return true;
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
