import type { Request } from 'express';
import { includesTag, parseTagList } from './entity-tags.ts';
import { Problem } from '../responses/problem.ts';

/** What a resource is at the moment; undefined where there is none. */
export interface Representation {
  /** Entity tag with its quotes, such as `"7"`. */
  etag: string;
  lastModified?: Date | undefined;
  /** Bytes; parts can be sent where it is known. */
  size?: number | undefined;
}

/** What of a representation is to be sent. */
export type Selection =
  | { status: 200 }
  | { status: 206; start: number; end: number; contentRange: string }
  | { status: 304 };

/**
 * Checks a request that changes the resource against its preconditions (RFC 9110, 13.2.2).
 * @throws {Problem} 412 where one does not hold, with the current ETag; 400 for If-None-Match that is
 * malformed, since to ignore it could overwrite what it is to protect.
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
      detail: 'The request is not valid',
      errors: [{ field: 'If-None-Match', detail: 'must be * or a list of entity tags' }],
    });
  }
  if (includesTag(tags, current?.etag, 'weak')) throw failed(current);
}

/**
 * Decides what GET or HEAD gets: all, a part, or that it has not changed (RFC 9110, 13.2.2 and 14.2).
 * Several parts at once are sent as the whole.
 * @throws {Problem} 412 where a precondition does not hold, 416 for a part beyond the end.
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
      detail: `There are ${size} bytes only`,
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  return { status: 206, start, end, contentRange: `bytes ${start}-${end}/${size}` };
}

/** The part that a Range header names, which begins after its end where there is no such; undefined for the whole. */
function partOf(range: string | undefined, size: number) {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  const end = size - 1;
  if (first === '') return { start: Math.max(0, size - Number(last)), end };
  const start = Number(first);
  if (last === '') return { start, end };
  return Number(last) < start ? undefined : { start, end: Math.min(Number(last), end) };
}

function rangeApplies(ifRange: string | undefined, { etag, lastModified }: Representation) {
  if (ifRange === undefined) return true;
  const date = secondsOf(ifRange);
  if (date === undefined) return includesTag([ifRange.trim()], etag, 'strong');
  return lastModified !== undefined && inSeconds(lastModified) === date;
}

function isLater(date: Date | undefined, than: string | undefined): boolean {
  const limit = secondsOf(than);
  return date !== undefined && limit !== undefined && inSeconds(date) > limit;
}

const inSeconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** HTTP dates have no fractions of seconds. One that is malformed counts as none (13.1.3). */
function secondsOf(date: string | undefined): number | undefined {
  if (date === undefined || !/^[A-Z][a-z]+,? /.test(date)) return undefined;
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : time / 1_000;
}

function failed(current: Representation | undefined): Problem {
  return new Problem(412, {
    detail: 'A precondition of the request does not hold',
    ...(current && { headers: { ETag: current.etag } }),
  });
}
