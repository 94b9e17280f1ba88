import type { Express, NextFunction, Request, Response } from 'express';
import type { Logger } from '@gatehouse/logging';
import { cutOff, isOver, logTooLate } from './completion.ts';
import { Problem } from './problem.ts';
import { requestLine } from './request-line.ts';
import { sendProblem } from './send-problem.ts';

/** The call signature of an Express app, which its type hides. */
type Handle = (request: Request, response: Response, callback?: NextFunction) => void;

/**
 * Responds when even the error handler has failed. It replaces Express's finalhandler, which would send
 * a stack as HTML, or destroy the socket although the next request may have arrived on it.
 */
export function ownLastResort(app: Express, logger: Logger): void {
  const internals = app as unknown as { handle: Handle };
  const handle = internals.handle.bind(app);
  internals.handle = (request, response, callback) =>
    handle(request, response, callback ?? ((error) => failBare(request, response, error, logger)));
}

function failBare(request: Request, response: Response, error: unknown, logger: Logger): void {
  const cause = error ?? new Error('A handler called next() after all handlers had run');
  if (isOver(response)) {
    logTooLate(logger, request, response, cause);
    return;
  }
  logger.error(`${requestLine(request)} failed, and so did its error response`, { error: cause });
  if (response.destroyed) return;
  if (response.headersSent) cutOff(response);
  else sendProblem(response, new Problem(500));
}
