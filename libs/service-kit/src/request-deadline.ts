import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

/** Answers 503 where a handler has not answered within `timeoutMs`. */
export function requestDeadline(timeoutMs: number): RequestHandler {
  return (_request, response, next) => {
    const timer = setTimeout(() => {
      if (response.headersSent) response.destroy();
      else
        next(
          new Problem(503, {
            detail: 'The request took too long',
            headers: { 'Retry-After': '1' },
          }),
        );
    }, timeoutMs);
    response.on('close', () => clearTimeout(timer));
    next();
  };
}
