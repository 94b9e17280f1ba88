import type { RequestHandler } from 'express';
import { Problem } from '../responses/problem.ts';

/**
 * Refuses requests whose headers require something that this server would do incorrectly (RFC 9110).
 */
export const requestSemantics: RequestHandler = ({ method, headers, httpVersion }, _res, next) => {
  if (headers.host === undefined && httpVersion === '1.1')
    throw new Problem(400, {
      detail: 'The Host header is missing',
      headers: { Connection: 'close' },
    });
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    throw new Problem(417, { detail: 'Only the expectation 100-continue is supported' });
  // A fragment would replace the whole (14.5).
  if (method === 'PUT' && headers['content-range'] !== undefined)
    throw new Problem(400, {
      detail: 'Partial updates are not supported: send the whole without Content-Range',
    });
  next();
};
