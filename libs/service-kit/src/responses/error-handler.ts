import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { cutOff, isOver, logTooLate } from './completion.ts';
import { isServerFault, Problem } from './problem.ts';
import { requestLine } from './request-line.ts';
import { securityEvent } from './security-event.ts';
import { sendProblem } from './send-problem.ts';
import { toProblem } from './to-problem.ts';

/** The end of the pipeline: no route matched the request, or the matching route let it fall through. */
export const notFound: RequestHandler = (request) => {
  throw hasFallenThrough(request)
    ? fellThrough(request)
    : new Problem(404, { detail: `Nothing is served at ${request.path}` });
};

/**
 * For a path that exists with other methods, which get 405. HEAD is allowed with GET, and OPTIONS returns
 * the allowed methods (RFC 9110, 9.3.7).
 * @example Router().route('/orders').post(createOrder).all(allowOnly('POST'));
 */
export function allowOnly(
  ...methods: readonly [Uppercase<string>, ...Uppercase<string>[]]
): RequestHandler {
  const allowed = methods.flatMap((method): string[] =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  const allow = [...allowed, 'OPTIONS'].join(', ');
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.status(204).set('Allow', allow).end();
      return;
    }
    if (allowed.includes(request.method)) throw fellThrough(request);
    throw new Problem(405, { detail: `Only ${allow} are allowed here`, headers: { Allow: allow } });
  };
}

/**
 * Converts any error of a handler into a problem document. An error that is not a {@link Problem} is
 * logged in full and becomes a 500 without details for the caller. A 403 is logged with the caller and
 * the request.
 */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (isOver(response)) {
      logTooLate(logger, request, response, error);
      return;
    }
    const problem = toProblem(error);
    const hasLeft = response.destroyed || request.socket.destroyed;
    if (response.headersSent && !hasLeft) {
      const message = `${requestLine(request)} failed in the middle of its response, which was cut off`;
      logger.error(message, { error: problem.cause ?? error });
      cutOff(response);
      return;
    }
    logProblem(logger, request, problem, error);
    if (!hasLeft) sendProblem(response, problem);
    // For the access line: the status that the client would have received.
    else if (!response.headersSent) response.statusCode = problem.status;
  };
}

function logProblem(logger: Logger, request: Request, problem: Problem, error: unknown): void {
  const { method, path, ip: client } = request;
  if (problem.status === 403)
    securityEvent(logger, 'forbidden', 'Forbidden', { method, path, client });
  if (!isServerFault(problem.status)) return;
  const message = `${requestLine(request)} failed: ${problem.message}`;
  // Shedding load is not a fault: the stack is irrelevant.
  if (error === problem && problem.status === 503 && problem.cause === undefined)
    logger.warn(message, { event: 'load_shed' });
  else logger.error(message, { error: problem.cause ?? error });
}

/**
 * A route for this method that neither responded nor failed: Express treats `throw null` as `next()`.
 */
function hasFallenThrough({ route, method }: Request): boolean {
  const { path, methods } = (route ?? {}) as { path?: unknown; methods?: Record<string, boolean> };
  return (
    methods?.[method.toLowerCase()] === true && typeof path === 'string' && !path.includes('*')
  );
}

const fellThrough = (request: Request) =>
  new Problem(500, {
    cause: new Error(
      `The handler of ${requestLine(request)} called next() with no handler after it, or threw nothing`,
    ),
  });
