import {
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
  type ServerResponse,
} from 'node:http';
import { currentTrace } from '@gatehouse/logging';

/** One fault of a request, named by its place: `message`, `items.0.price`. */
export interface FieldProblem {
  field: string;
  detail: string;
}

export interface ProblemOptions {
  /** What went wrong, for the caller. It leaves the service: no internals. */
  detail?: string;
  errors?: readonly FieldProblem[];
  /** A header without a value is omitted. */
  headers?: Readonly<Record<string, string | undefined>>;
  /** The real cause, for the log only. */
  cause?: unknown;
}

type ClientError =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414)
  | (415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);
type ServerError = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511;

/** The error statuses registered with IANA. */
export type ProblemStatus = ClientError | ServerError;

/**
 * An error that a handler throws to respond with a problem document (RFC 9457).
 * @example throw new Problem(409, { detail: 'A user with this address already exists' });
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;
  readonly errors: readonly FieldProblem[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly detail: string | undefined;

  /**
   * @param status A registered HTTP status from 400 to 599.
   * @throws {RangeError} for any other status.
   * @throws {TypeError} for a header that HTTP cannot carry, such as a value with a line break.
   */
  constructor(status: ProblemStatus, options: ProblemOptions = {}) {
    super(options.detail ?? STATUS_CODES[status] ?? 'Error', { cause: options.cause });
    if (!(Number.isInteger(status) && status >= 400 && status <= 599))
      throw new RangeError(`A Problem has a status from 400 to 599, not ${String(status)}`);
    this.status = status;
    this.detail = options.detail;
    this.errors = options.errors;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value === undefined) continue;
      validateHeaderName(name);
      validateHeaderValue(name, value);
      headers[name] = value;
    }
    this.headers = headers;
  }
}

/** The body of a problem document; with the trace id, support finds the log lines. */
export function problemDocument(
  { status, detail, errors }: Pick<Problem, 'status' | 'detail' | 'errors'>,
  traceId = currentTrace()?.traceId,
): string {
  const title = STATUS_CODES[status] ?? 'Error';
  return JSON.stringify({ type: 'about:blank', title, status, detail, errors, traceId });
}

/** Headers that describe the body that a handler meant to send, and are wrong for a problem's. */
const OF_THE_BODY =
  /^(?:content-(?!security-policy)|etag$|last-modified$|accept-ranges$|expires$|transfer-encoding$|trailer$)/;

/** Responds with the problem, instead of any response that the handler may have prepared. */
export function sendProblem(
  response: ServerResponse,
  problem: Pick<Problem, 'status' | 'detail' | 'errors' | 'headers'>,
): void {
  const body = problemDocument(problem);
  for (const name of response.getHeaderNames())
    if (OF_THE_BODY.test(name)) response.removeHeader(name);
  response.statusCode = problem.status;
  response.statusMessage = '';
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('Content-Type', 'application/problem+json');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
