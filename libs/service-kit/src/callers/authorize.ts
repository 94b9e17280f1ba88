import type { RequestHandler } from 'express';
import { callerOf } from './caller.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/** Which callers may use a route. */
export interface AuthorizeOptions {
  /** All of these are required. */
  scopes: readonly [string, ...string[]];
  /** Whether callers with an API key, who have no scopes, may pass. Default false. */
  apiKeys?: boolean;
}

/**
 * Guards a route: accepts only callers whose token has all of the scopes.
 * @example Router().delete('/orders/:id', authorize({ scopes: ['orders:write'] }), cancelOrder);
 */
export function authorize({ scopes, apiKeys = false }: AuthorizeOptions): RequestHandler {
  // Scopes in the syntax of RFC 6749, section 3.3, so that none breaks out of the header.
  const wrong = scopes.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  if (scopes.length === 0 || wrong !== undefined)
    throw new TypeError(
      `authorize: expected scopes of printable characters without spaces, quotes and backslashes, not ${JSON.stringify(wrong ?? scopes)}`,
    );
  const needed = scopes.join(' ');

  return (request, _response, next) => {
    const caller = callerOf(request);
    const passes =
      caller?.kind === 'api-key'
        ? apiKeys
        : scopes.every((scope) => caller?.scopes.includes(scope) === true);
    if (!passes)
      throw new Problem(403, {
        ...problemTypes.insufficientScope,
        detail: `The caller needs the scopes ${needed}`,
        headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${needed}"` },
      });
    next();
  };
}
