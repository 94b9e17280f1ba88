import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a client that sent `Expect: 100-continue` send its body at the moment a handler reads it: its
 * key, the type and the size have been looked at by then. Where nobody does, it gets the response
 * in place of 100, and need not send the body at all (RFC 9110, 10.1.1).
 */
export function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const read = request._read.bind(request);
  request._read = (size) => {
    request._read = read;
    // Node closes the connection after a response that came without 100.
    if (!response.headersSent) response.writeContinue();
    read(size);
  };
}
