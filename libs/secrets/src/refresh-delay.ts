const FIRST_RETRY_MS = 1_000;

/**
 * Milliseconds until the next background refresh. After a success: the interval. After failures: 1 s,
 * doubled with each further failure, up to the interval. Both vary by ± `jitter`, so that tasks that
 * started together do not call together.
 *
 * @param failures Consecutive failed refreshes.
 * @param jitter Share of the delay, from 0 to below 1.
 * @param random A number from 0 to below 1.
 */
export function refreshDelay(
  failures: number,
  intervalMs: number,
  jitter: number,
  random: number,
): number {
  const delay =
    failures === 0 ? intervalMs : Math.min(intervalMs, FIRST_RETRY_MS * 2 ** (failures - 1));
  return delay * (1 + jitter * (2 * random - 1));
}
