import { Problem } from '../responses/problem.ts';

/** A request line without a fault, except that Node does not know its method. */
const UNKNOWN_METHOD = /^[A-Za-z-]{1,20} [/*][!-~]* HTTP\/1\.[01]\r\n/;

/** A request line that is longer than all headers may be. */
const ENDLESS_LINE = /^[A-Z]{1,20} [!-~]+$/;

/** An error of Node’s parser. */
export type ParserError = Error & { code?: string; rawPacket?: Buffer };

/** Undefined for an error of the connection, such as a reset: there is no client to respond to. */
export function toProblem({ code = '' }: ParserError, start: string): Problem | undefined {
  switch (code) {
    case 'HPE_INVALID_METHOD':
      if (UNKNOWN_METHOD.test(start))
        // RFC 9110 prefers 501. Load balancers pass such requests on and count a 5xx as a failure of the service, so anyone could
        // have a deployment rolled back.
        return new Problem(400, { detail: 'This server does not know the method of the request' });
      return new Problem(400, { detail: 'The request is not valid HTTP' });
    case 'HPE_HEADER_OVERFLOW':
      if (ENDLESS_LINE.test(start))
        return new Problem(414, { detail: 'The URI is longer than this service accepts' });
      return new Problem(431, { detail: 'The headers are larger than this service accepts' });
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Problem(413, { detail: 'The chunk extensions are too large' });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem(408, { detail: 'The headers did not arrive in time' });
    default:
      return code.startsWith('HPE_')
        ? new Problem(400, { detail: 'The request is not valid HTTP' })
        : undefined;
  }
}
