import { STATUS_CODES, type ServerResponse } from 'node:http';
import { currentTrace } from '@gatehouse/logging';
import { type Problem } from './problem.ts';

type Body = Pick<Problem, 'status' | 'type' | 'title' | 'detail' | 'errors'>;

/** The body of a problem document; with the trace id, support finds the log lines. */
export function problemDocument(
  { status, type, title, detail, errors }: Body,
  traceId = currentTrace()?.traceId,
): string {
  return JSON.stringify({
    type: type ?? 'about:blank',
    title: title ?? STATUS_CODES[status] ?? 'Error',
    ...{ status, detail, errors, traceId },
  });
}

/** Headers that describe the body that a handler meant to send, and are wrong for a problem's. */
const OF_THE_BODY =
  /^(?:content-(?!security-policy)|etag$|last-modified$|accept-ranges$|expires$|transfer-encoding$|trailer$)/;

/** Statuses that tell the caller when to retry, as the API description says. */
const MAY_RETRY = new Set([429, 503]);
const RETRY_AFTER_S = 5;

/** Responds with the problem, instead of any response that the handler may have prepared. */
export function sendProblem(
  response: ServerResponse,
  problem: Body & Pick<Problem, 'headers'>,
): void {
  // An error of the parser is reported outside the trace of its request.
  const traceId = currentTrace()?.traceId ?? response.getHeader('X-Request-Id')?.toString();
  const body = problemDocument(problem, traceId);
  for (const name of response.getHeaderNames())
    if (OF_THE_BODY.test(name)) response.removeHeader(name);
  response.statusCode = problem.status;
  response.statusMessage = '';
  response.setHeader('Cache-Control', 'no-store');
  if (MAY_RETRY.has(problem.status)) response.setHeader('Retry-After', RETRY_AFTER_S);
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  response.setHeader('Content-Type', 'application/problem+json');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
