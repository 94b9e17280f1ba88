import type { Request, RequestHandler } from 'express';
import { Problem } from '@gatehouse/service-kit';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes on behalf of another site's page (CSRF): a browser sends the origin with such a
 * request, and other callers send neither header. This works even if a proxy in front adds the API key.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#verifying-origin-with-standard-headers
 */
export const refuseForeignOrigins: RequestHandler = (request, _response, next) => {
  if (!SAFE_METHODS.has(request.method) && isForeign(request)) {
    throw new Problem(403, { detail: 'Pages of other origins may not do this' });
  }
  next();
};

function isForeign({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site !== 'none' && site !== 'same-origin') return true;
  return headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase();
}

/**
 * Without the scheme, because TLS may end before this service. `null`, which sandboxed pages send, is
 * not a host.
 */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
