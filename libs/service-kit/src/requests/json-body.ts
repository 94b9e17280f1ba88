import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { malformedText } from './malformed-text.ts';
import { isTooDeep, MOST_LEVELS } from './nesting.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/** RFC 9110, 8.4.1; `x-gzip` is an old name of gzip. */
const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
type Encoding = keyof typeof DECODERS;

const JSON_TYPE = /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
/** The byte order mark that some editors write (RFC 8259, 8.1). */
const BYTE_ORDER_MARK = '\u{feff}';
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

function encodingOf(header: string | undefined): Encoding | undefined {
  const encoding = header?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return undefined;
  if (Object.hasOwn(DECODERS, encoding)) return encoding as Encoding;
  throw new Problem(415, {
    detail: 'The encoding of the body is not supported; send identity, gzip, deflate or br',
    headers: { 'Accept-Encoding': 'identity, gzip, deflate, br' },
  });
}

function readBody(
  request: Request,
  encoding: Encoding | undefined,
  limit: number,
  done: (error: Problem | undefined, body?: Buffer) => void,
): void {
  const source: Readable = encoding ? request.pipe(DECODERS[encoding]()) : request;
  const chunks: Buffer[] = [];
  let size = 0;
  let open = true;
  const finish = (error: Problem | undefined, body?: Buffer) => {
    if (!open) return;
    open = false;
    if (error) {
      source.removeAllListeners('data');
      // Later data is discarded.
      if (source !== request) source.destroy();
      request.resume();
    }
    done(error, body);
  };
  source.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) finish(tooLarge(limit));
    else chunks.push(chunk);
  });
  source.on('end', () =>
    finish(undefined, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)),
  );
  if (encoding) source.on('error', () => finish(malformed(`The body is not valid ${encoding}`)));
  // An interrupted request closes without an end, or ends with an error.
  request.on('error', () => finish(malformed('The body is incomplete')));
  request.on('close', () => {
    if (!request.complete) finish(malformed('The body is incomplete'));
  });
}

function parse(body: Buffer): unknown {
  const text = decode(body);
  // A body of only white space counts as missing.
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body is not valid JSON');
  }
  if (isTooDeep(text, value))
    throw malformed(`The body is nested more deeply than ${MOST_LEVELS} levels`);
  const field = malformedText(text, value);
  if (field === undefined) return value;
  throw new Problem(400, {
    ...problemTypes.invalidFields,
    detail: 'The request is not valid',
    errors: [{ field, detail: 'must be well-formed Unicode, without lone surrogates' }],
  });
}

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw malformed('The body is not valid UTF-8');
  const text = body.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const malformed = (detail: string) => new Problem(400, { detail });
const tooLarge = (limit: number) =>
  new Problem(413, { detail: `The body is larger than this service accepts, ${limit} bytes` });
const unsupported = (detail: string) =>
  new Problem(415, { detail, headers: { Accept: 'application/json' } });
