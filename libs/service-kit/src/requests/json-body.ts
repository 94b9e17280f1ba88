import type { Request, RequestHandler } from 'express';
import { tooLarge, unsupported } from './body-problems.ts';
import { encodingOf } from './content-encoding.ts';
import { parse } from './parse-json.ts';
import { readBody } from './read-body.ts';

const JSON_TYPE = /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;

/**
 * Reads a JSON body of at most `limit` bytes into `request.body`. Bodies of other media types stay
 * unread for the route. Unlike `express.json`, it responds to an oversized body at once instead of when
 * all of it has arrived, and accepts only UTF-8 (RFC 8259, 8.1).
 */
export function jsonBody(limit: number): RequestHandler {
  return (request, _response, next) => {
    const { headers } = request;
    const type = headers['content-type'];
    // Another reader has consumed the body, such as one for raw bytes.
    if (request.body !== undefined || !hasBody(request)) return next();
    if (!isJson(type)) return next();
    if (!saysUtf8(type)) throw unsupported('JSON must be encoded as UTF-8');
    const encoding = encodingOf(headers['content-encoding']);
    if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
    // Runs in the trace of the request, to which the access log binds its events.
    readBody(request, encoding, limit, (error, body) => {
      if (body === undefined) return next(error);
      try {
        request.body = parse(body);
      } catch (problem) {
        return next(problem);
      }
      next();
    });
  };
}

/** Whether the request announces a body (RFC 9112, 6.3). */
export function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a media type is a JSON type (RFC 6839, 3.1). */
export function isJson(type: string | undefined): type is string {
  return type !== undefined && JSON_TYPE.test(type);
}

function saysUtf8(type: string): boolean {
  if (!type.includes(';')) return true;
  const charset = CHARSET.exec(type)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
