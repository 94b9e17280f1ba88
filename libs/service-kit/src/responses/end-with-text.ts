import { ServerResponse } from 'node:http';

/** What Node writes the headers by, and what it learns on the way. */
interface Internals {
  _implicitHeader(): void;
  _header: string;
  _hasBody: boolean;
}

const { setHeader } = ServerResponse.prototype;

/**
 * Ends a response with a text. One of ASCII is sent as one text with the headers, which Node would send in two
 * parts and as UTF-8, for a tenth of a request's cost. Where middleware has put functions of its own on the
 * response, to see or to change what is sent, it gets the text as ever.
 */
export function endWithText(response: ServerResponse, type: string, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes !== text.length || isWatched(response)) {
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', bytes);
    response.end(text, 'utf8');
    return;
  }
  // Neither is a standard header, so that those stay deferred.
  setHeader.call(response, 'Content-Type', type);
  setHeader.call(response, 'Content-Length', bytes);
  const internals = response as ServerResponse & Internals;
  internals._implicitHeader();
  // A status of 1xx has none.
  if (internals._hasBody) internals._header += text;
  response.end();
}

function isWatched(response: ServerResponse): boolean {
  return (
    Object.hasOwn(response, 'end') ||
    Object.hasOwn(response, 'writeHead') ||
    Object.hasOwn(response, 'setHeader')
  );
}
