import type { Request } from 'express';
import { includesTag, parseTagList } from './entity-tags.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';
import { inSeconds, isLater, secondsOf } from './http-date.ts';
import { partOf } from './range-part.ts';
import type { Representation } from './representation.ts';

/** The part of a representation to send. */
export type Selection =
  | { status: 200 }
  | { status: 206; start: number; end: number; contentRange: string }
  | { status: 304 };

/**
 * Checks the preconditions of a request that changes the resource (RFC 9110, 13.2.2).
 * @throws {Problem} 412 with the current ETag if one fails; 400 for a malformed If-None-Match, because
 * ignoring it could overwrite the resource that it protects.
 * @example checkPreconditions(request, stored && { etag: stored.etag });
 */
export function checkPreconditions(
  { headers }: Pick<Request, 'headers'>,
  current: Representation | undefined,
): void {
  const ifMatch = headers['if-match'];
  const ifNoneMatch = headers['if-none-match'];
  if (ifMatch !== undefined) {
    if (!includesTag(parseTagList(ifMatch), current?.etag, 'strong')) throw failed(current);
  } else if (isLater(current?.lastModified, headers['if-unmodified-since'])) throw failed(current);
  if (ifNoneMatch === undefined) return;
  const tags = parseTagList(ifNoneMatch);
  if (tags === undefined) {
    throw new Problem(400, {
      ...problemTypes.invalidFields,
      detail: 'The request is not valid',
      errors: [{ field: 'If-None-Match', detail: 'must be * or a list of entity tags' }],
    });
  }
  if (includesTag(tags, current?.etag, 'weak')) throw failed(current);
}

/**
 * Decides what GET or HEAD returns: the whole, a part, or that nothing has changed (RFC 9110, 13.2.2
 * and 14.2). A request for several parts gets the whole.
 * @throws {Problem} 412 if a precondition fails, 416 for a part beyond the end.
 * @example const { status } = selectRepresentation(request, { etag: '"7"' });
 */
export function selectRepresentation(request: Request, current: Representation): Selection {
  const { headers, method } = request;
  const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = headers;
  checkPreconditions({ headers: { ...headers, 'if-none-match': undefined } }, current);
  if (ifNoneMatch !== undefined) {
    if (includesTag(parseTagList(ifNoneMatch), current.etag, 'weak')) return { status: 304 };
  } else if (
    current.lastModified !== undefined &&
    secondsOf(ifModifiedSince) !== undefined &&
    !isLater(current.lastModified, ifModifiedSince)
  )
    return { status: 304 };
  const { size } = current;
  if (method !== 'GET' || size === undefined || !rangeApplies(request.get('if-range'), current))
    return { status: 200 };
  const part = partOf(headers.range, size);
  if (part === undefined) return { status: 200 };
  const { start, end } = part;
  if (start > end) {
    throw new Problem(416, {
      detail: `The representation has only ${size} bytes`,
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  return { status: 206, start, end, contentRange: `bytes ${start}-${end}/${size}` };
}

function rangeApplies(ifRange: string | undefined, { etag, lastModified }: Representation) {
  if (ifRange === undefined) return true;
  const date = secondsOf(ifRange);
  if (date === undefined) return includesTag([ifRange.trim()], etag, 'strong');
  return lastModified !== undefined && inSeconds(lastModified) === date;
}

function failed(current: Representation | undefined): Problem {
  return new Problem(412, {
    detail: 'A precondition of the request failed',
    ...(current && { headers: { ETag: current.etag } }),
  });
}
