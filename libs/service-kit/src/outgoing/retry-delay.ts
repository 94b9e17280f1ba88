const BASE_MS = 100;
const LONGEST_MS = 2_000;

/**
 * Milliseconds before the retry after `attempt` (from 1) failed: exponential backoff with full jitter,
 * or the peer's `Retry-After`.
 */
export function retryDelay(
  attempt: number,
  retryAfterMs: number | undefined,
  random: () => number = Math.random,
): number {
  const most = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, random() * most);
}

/**
 * `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3); undefined for any other value.
 */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const date = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
