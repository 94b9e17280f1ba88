import type { Request } from 'express';
import { callerOf } from '../callers/caller.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

const LONGEST_KEY = 255;

/**
 * The `Idempotency-Key` of a request, undefined without one. A string according to RFC 8941, as the
 * IETF draft specifies, and the same text without quotes are the same key.
 * @throws {Problem} 400 for an invalid key
 */
export function idempotencyKeyOf(request: Request): string | undefined {
  const header = request.get('idempotency-key');
  if (header === undefined) return undefined;
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header)?.[1];
  const key = quoted?.replace(/\\(.)/g, '$1') ?? header;
  if (key !== '' && key.length <= LONGEST_KEY) return key;
  throw new Problem(400, {
    ...problemTypes.invalidFields,
    detail: 'The request is not valid',
    errors: [{ field: 'Idempotency-Key', detail: `must have 1 to ${LONGEST_KEY} characters` }],
  });
}

/**
 * The scope of a key: its route and its caller. Two callers with the same key must not share it,
 * because one would read the other's response. All API keys belong to one caller, so that a rotation
 * changes nothing.
 */
export function scopeOf(request: Request): string[] {
  const caller = callerOf(request);
  const route = [request.method, (request.baseUrl + request.path).replace(/\/+$/, '')];
  if (caller === undefined) return [...route, 'anonymous', request.ip ?? ''];
  return caller.kind === 'api-key'
    ? [...route, 'api-key']
    : [...route, 'jwt', String(caller.claims?.['iss']), caller.id, caller.clientId ?? ''];
}
