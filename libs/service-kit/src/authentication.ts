import type { RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import type { Secret } from '@gatehouse/secrets';
import { keyMatcher, type ApiKeys } from './api-keys.ts';
import { Problem } from './problem.ts';

/** A key longer than this is none; it bounds what an anonymous caller can make us hash. */
const LONGEST_KEY = 512;

/**
 * Lets only callers through whose `x-api-key` is the current or the previous key. A rotation of the
 * secret takes effect with its next refresh; keys that could not be refreshed for too long admit nobody.
 */
export function authentication(keys: Secret<ApiKeys>, logger: Logger): RequestHandler {
  let known = keys.value;
  let matches = keyMatcher(known);
  return (request, _response, next) => {
    const current = keys.value;
    if (current !== known) {
      known = current;
      matches = keyMatcher(current);
    }
    const presented = request.headers['x-api-key'];
    if (typeof presented === 'string' && presented.length <= LONGEST_KEY && matches(presented)) {
      next();
      return;
    }
    // The metric filter for failed authentication looks for this event.
    logger.warn('Authentication failed', {
      event: 'authentication_failed',
      reason: presented === undefined ? 'no key' : 'unknown key',
      path: request.path,
      client: request.ip,
    });
    throw new Problem(401, {
      detail: 'A valid API key is needed in the x-api-key header',
      headers: { 'WWW-Authenticate': 'ApiKey' },
    });
  };
}
