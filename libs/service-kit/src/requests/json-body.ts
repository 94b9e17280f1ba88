import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { malformedText } from './malformed-text.ts';
import { Problem } from '../responses/problem.ts';

const DECODERS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };
type Encoding = keyof typeof DECODERS;

const JSON_TYPE = /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
/** Which some editors put first (RFC 8259, 8.1). */
const BYTE_ORDER_MARK = '\u{feff}';
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/i;

/**
 * Reads a JSON body of at most `limit` bytes into `request.body`. Other media types are left to the
 * route, unread. Unlike `express.json` it responds to a body that is too large at once, not when all
 * of it has arrived, and takes UTF-8 alone (RFC 8259, 8.1).
 */
export function jsonBody(limit: number): RequestHandler {
  return (request, _response, next) => {
    const { headers } = request;
    const type = headers['content-type'];
    // Taken by a reader of its own, such as one of raw bytes.
    if (request.body !== undefined || !hasBody(request)) return next();
    if (!isJson(type)) return next();
    if (!saysUtf8(type)) throw unsupported('JSON is taken in UTF-8 alone');
    const encoding = encodingOf(headers['content-encoding']);
    if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
    // In the trace of the request, which the access log binds its events to.
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

/** Whether the request says that a body follows (RFC 9112, 6.3). */
export function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a media type is one of JSON (RFC 6839, 3.1). */
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
      // What still comes goes nowhere.
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
  // A request that breaks off closes without an end, or ends by an error.
  request.on('error', () => finish(malformed('The body did not arrive whole')));
  request.on('close', () => {
    if (!request.complete) finish(malformed('The body did not arrive whole'));
  });
}

function parse(body: Buffer): unknown {
  const text = decode(body);
  // A body of white space alone is as good as none.
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body is not valid JSON');
  }
  const field = malformedText(text, value);
  if (field === undefined) return value;
  throw new Problem(400, {
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
