import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from '@gatehouse/logging';
import { Problem, sendProblem } from './problem.ts';
import { securityEvent } from './security-event.ts';

/** The end of the line: no route took the request. */
export const notFound: RequestHandler = (request) => {
  throw new Problem(404, { detail: `Nothing is served at ${request.path}` });
};

/** For a path that exists with other methods: `router.route("/x").post(handler).all(allowOnly("POST"))`. */
export function allowOnly(...methods: string[]): RequestHandler {
  const allow = methods.join(', ');
  return () => {
    throw new Problem(405, { detail: `Only ${allow} is allowed here`, headers: { Allow: allow } });
  };
}

/**
 * Turns whatever a handler threw into a problem document. What is not a {@link Problem} is logged in
 * full and answered with a bare 500: nothing of it reaches the caller. A 403 is logged with who asked for what.
 */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = toProblem(error);
    if (problem.status === 403)
      securityEvent(logger, 'forbidden', 'Forbidden', {
        method: request.method,
        path: request.path,
        client: request.ip,
      });
    if (problem.status >= 500) {
      logger.error(`${request.method} ${request.path} failed: ${problem.message}`, {
        error: problem.cause ?? error,
      });
    }
    // Half an answer cannot be taken back: cutting the connection tells the client that it is not whole.
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem);
  };
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // What express and body-parser throw: http-errors with a status and a `type`.
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  switch (type) {
    case 'entity.too.large':
      return new Problem(413, { detail: 'The body is larger than this service accepts' });
    case 'entity.parse.failed':
      return new Problem(400, { detail: 'The body is not valid JSON' });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(415, { detail: 'The encoding of the body is not supported' });
    case 'request.aborted':
    case 'request.size.invalid':
      return new Problem(400, { detail: 'The body did not arrive whole' });
    default:
      return typeof status === 'number' && status >= 400 && status < 500
        ? new Problem(status, { cause: error })
        : new Problem(500, { cause: error });
  }
}
