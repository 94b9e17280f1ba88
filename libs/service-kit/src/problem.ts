import type { Response } from 'express';
import { currentTrace } from '@gatehouse/logging';
import { STATUS_CODES } from 'node:http';

/** One thing wrong with a request, named by the place it stands in: `message`, `items.0.price`. */
export interface FieldProblem {
  field: string;
  detail: string;
}

export interface ProblemOptions {
  /** What went wrong, for the caller to read. It leaves the service: no internals. */
  detail?: string;
  errors?: readonly FieldProblem[];
  headers?: Readonly<Record<string, string>>;
  /** What really happened, for the log alone. */
  cause?: unknown;
}

/** An error that a handler throws to answer with a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly errors: readonly FieldProblem[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly detail: string | undefined;

  /** @param status HTTP status, 400 to 599. */
  constructor(status: number, options: ProblemOptions = {}) {
    super(options.detail ?? STATUS_CODES[status] ?? 'Error', { cause: options.cause });
    this.status = status;
    this.detail = options.detail;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

/** Answers with the problem as `application/problem+json`; the trace id lets support find the log lines. */
export function sendProblem(response: Response, problem: Problem): void {
  const { status, detail, errors } = problem;
  response
    .status(status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: STATUS_CODES[status] ?? 'Error',
        status,
        detail,
        errors,
        traceId: currentTrace()?.traceId,
      }),
    );
}
