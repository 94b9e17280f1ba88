import type { Check } from './check.ts';

/**
 * Checks a peer over HTTP: it is healthy if it responds with 2xx. A redirect is not followed and counts
 * as a failure, because it mostly leads to a login page or an error page.
 *
 * Use the path that describes only the peer itself (`/health` for our services), not its readiness:
 * otherwise one failing dependency spreads along the chain of callers.
 * @param url Without user name and password.
 * @param init As for `fetch`, for example headers.
 * @throws {TypeError} if the URL is invalid.
 * @example health.check({ name: 'orders', run: httpCheck('http://orders.internal/health') });
 */
export function httpCheck(url: string | URL, init: Omit<RequestInit, 'signal'> = {}): Check['run'] {
  const target = parse(url);
  return async (signal) => {
    const response = await fetch(target, { redirect: 'manual', ...init, signal });
    // Only the status counts, and an unread body would keep its connection open.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Responded with ${response.status}`);
  };
}

/** The errors do not quote the value, because it may contain a password. */
function parse(url: string | URL): URL {
  const target = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol))
    throw new TypeError('httpCheck: expected an absolute http or https URL');
  if (target.username || target.password)
    throw new TypeError('httpCheck: expected a URL without user name and password; use a header');
  return target;
}
