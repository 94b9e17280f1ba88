import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

/**
 * Answers 503 where a handler has not answered within `timeoutMs`. Where bytes still come or go, as
 * in a long upload, it has as long again, and so on; how long a request may take to arrive is
 * bounded by the server's own `requestTimeout`.
 */
export function requestDeadline(timeoutMs: number): RequestHandler {
  return ({ socket }, response, next) => {
    const moved = () => socket.bytesRead + socket.bytesWritten;
    let before = moved();
    const timer = setTimeout(() => {
      const now = moved();
      if (now > before) {
        before = now;
        timer.refresh();
      } else if (response.headersSent) response.destroy();
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
