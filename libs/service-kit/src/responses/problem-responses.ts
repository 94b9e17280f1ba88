import * as z from 'zod';

/** The problems that any operation behind the kit can respond with. */
export const COMMON_PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is not valid; `errors` names each field',
  401: 'No valid API key',
  408: 'The body of the request stalled',
  413: 'The body is too large',
  414: 'The URI is too long',
  415: 'The media type or the encoding of the body is not supported',
  417: 'Only the expectation 100-continue is supported',
  429: 'Too many requests; see Retry-After',
  431: 'The headers are too large',
  500: 'The service failed',
  501: 'Only the transfer coding chunked is supported',
  503: 'Not available at the moment; see Retry-After',
  505: 'Only HTTP/1.1 and HTTP/1.0 are supported',
};

const text = (description: string) => z.string().meta({ description });
const retryAfter = z.int().min(0).meta({ description: 'Seconds to wait' });

/** Headers that tell a caller what to do about a problem, by status. */
export const PROBLEM_HEADERS: Readonly<Record<number, Record<string, z.ZodType>>> = {
  401: { 'WWW-Authenticate': text('How to authenticate') },
  403: { 'WWW-Authenticate': text('The scopes that the caller lacks').optional() },
  405: { Allow: text('The allowed methods') },
  409: { 'Retry-After': retryAfter.optional() },
  412: { ETag: text('Entity tag of the current representation').optional() },
  415: {
    Accept: text('The supported media types').optional(),
    'Accept-Encoding': text('The supported encodings').optional(),
    'Accept-Patch': text('The media types that PATCH accepts').optional(),
    'Accept-Post': text('The media types that POST accepts').optional(),
  },
  416: { 'Content-Range': text('The size of the complete representation') },
  429: { 'Retry-After': retryAfter },
  503: { 'Retry-After': retryAfter },
};

/** A problem document (RFC 9457). */
export const problemBody = z
  .object({
    type: z
      .url()
      .meta({ description: 'What it is, to be compared; about:blank if the status says it' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
    traceId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457)' });
