import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';
import type { FieldProblem } from './field-problem.ts';

/** What a problem document contains besides the status, and its cause for the log. */
export interface ProblemOptions {
  /**
   * What the problem is, if the status alone does not say it: an absolute URI that callers compare, such as
   * `urn:problem-type:shop:out-of-stock` (RFC 9457, 3.1.1).
   */
  type?: string;
  /** Names the type, the same each time; without a type it is the name of the status. */
  title?: string;
  /** What went wrong, for the caller. It leaves the service: no internals. */
  detail?: string;
  /** The faults of single fields. */
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
  /** The status of the response. */
  readonly status: ProblemStatus;
  /** The faults of single fields. */
  readonly errors: readonly FieldProblem[] | undefined;
  /** Headers of the response besides the standard ones. */
  readonly headers: Readonly<Record<string, string>>;
  /** The URI of the type; undefined if the status says it all. */
  readonly type: string | undefined;
  /** The name of the type. */
  readonly title: string | undefined;
  /** What went wrong, for the caller. */
  readonly detail: string | undefined;

  /**
   * @param status A registered HTTP status from 400 to 599.
   * @throws {RangeError} for any other status.
   * @throws {TypeError} for a type that is no absolute URI, and for a title without a type.
   * @throws {TypeError} for a header that HTTP cannot carry, such as a value with a line break.
   */
  constructor(status: ProblemStatus, options: ProblemOptions = {}) {
    super(options.detail ?? STATUS_CODES[status] ?? 'Error', { cause: options.cause });
    if (!(Number.isInteger(status) && status >= 400 && status <= 599))
      throw new RangeError(`A Problem has a status from 400 to 599, not ${String(status)}`);
    const { type, title } = options;
    if (type !== undefined && !URL.canParse(type))
      throw new TypeError(`The type of a Problem is an absolute URI, not ${JSON.stringify(type)}`);
    if (title !== undefined && type === undefined)
      throw new TypeError('A Problem without a type has the title of its status');
    this.status = status;
    this.type = type;
    this.title = title;
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

/** An unknown coding or version (RFC 9112, 6.1, and RFC 9110, 15.6.6): any caller can cause these statuses. */
const CAUSED_BY_CALLERS = new Set([501, 505]);

/** Whether a status says that the service failed. */
export function isServerFault(status: number): boolean {
  return status >= 500 && !CAUSED_BY_CALLERS.has(status);
}
