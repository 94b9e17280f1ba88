import type { RequestHandler } from 'express';
import { Problem } from '../responses/problem.ts';

/** A name or an address, and a port (RFC 3986, 3.2.2). */
const HOST = /^(?:[\w.~%!$&'()*+,;=-]*|\[[\w.:%~-]+\])(?::\d{0,5})?$/;

/** Node keeps only the first of several. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}

/**
 * Refuses requests whose headers require something that this server would do incorrectly (RFC 9110).
 */
export const requestSemantics: RequestHandler = (
  { method, url, headers, rawHeaders, httpVersion },
  response,
  next,
) => {
  if (!httpVersion.startsWith('1.'))
    throw new Problem(505, {
      detail: 'Only HTTP/1.1 and HTTP/1.0 are supported',
      headers: { Connection: 'close' },
    });
  if (headers.host === undefined && httpVersion === '1.1')
    throw new Problem(400, {
      detail: 'The Host header is missing',
      headers: { Connection: 'close' },
    });
  // A proxy before this server may have taken the other one (RFC 9112, 3.2).
  if (!HOST.test(headers.host ?? '') || countHosts(rawHeaders) > 1)
    throw new Problem(400, {
      detail: 'The Host header is not valid',
      headers: { Connection: 'close' },
    });
  // Of another scheme: see `createExpressServer` for http and https.
  if (!url.startsWith('/') && url !== '*')
    throw new Problem(400, { detail: 'The target of the request is not valid' });
  // Node reads the chunks of "gzip, chunked", but does not decompress them (RFC 9112, 6.1).
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && !/^chunked$/i.test(coding))
    throw new Problem(501, {
      detail: 'Only the transfer coding chunked is supported',
      headers: { Connection: 'close' },
    });
  // About the server as a whole (9.3.7).
  if (method === 'OPTIONS' && url === '*') {
    response.status(204).end();
    return;
  }
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    throw new Problem(417, { detail: 'Only the expectation 100-continue is supported' });
  // A fragment would replace the whole (14.5).
  if (method === 'PUT' && headers['content-range'] !== undefined)
    throw new Problem(400, {
      detail: 'Partial updates are not supported: send the whole without Content-Range',
    });
  next();
};
