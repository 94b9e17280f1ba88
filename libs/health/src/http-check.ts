import type { Check } from './check.ts';

/**
 * Checks a peer over HTTP: it is well when it answers 2xx. A redirection is not followed and counts
 * as a failure: it mostly leads to a login page or an error page.
 *
 * Ask for what the peer says of itself alone (`/health` here), not for its readiness: else one
 * failing dependency spreads along the chain of callers.
 * @param url Without user name and password.
 * @param init As for `fetch`, say headers.
 * @throws {TypeError} where the URL is none.
 * @example health.check({ name: 'orders', run: httpCheck('http://orders.internal/health') });
 */
export function httpCheck(url: string | URL, init: Omit<RequestInit, 'signal'> = {}): Check['run'] {
  const target = parse(url);
  return async (signal) => {
    const response = await fetch(target, { redirect: 'manual', ...init, signal });
    // Only the status counts, and a body that nobody reads would keep its connection.
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Answered ${response.status}`);
  };
}

/** Errors say nothing of the value: somebody may have put a password into it. */
function parse(url: string | URL): URL {
  const target = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol))
    throw new TypeError('httpCheck: expected an absolute http or https URL');
  if (target.username || target.password)
    throw new TypeError('httpCheck: expected a URL without user name and password, use a header');
  return target;
}
