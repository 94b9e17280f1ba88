import type { Request, RequestHandler } from 'express';
import { Problem } from '@gatehouse/service-kit';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses to change anything on behalf of another site's page (CSRF): a browser says with such a
 * request where it comes from, and other callers send neither header. This holds also where a proxy
 * in front puts the API key on.
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

/** Without the scheme: TLS may end before this service. `null`, which sandboxed pages send, is nobody's host. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
