import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a client that sent `Expect: 100-continue` send its body when a handler reads it: its key, type
 * and size have been checked by then. If no handler reads it, the client gets the response instead of
 * 100 and need not send the body (RFC 9110, 10.1.1).
 */
export function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const read = request._read.bind(request);
  request._read = (size) => {
    request._read = read;
    // Node closes the connection after a response without a preceding 100.
    if (!response.headersSent) response.writeContinue();
    read(size);
  };
}
