import { ServerResponse } from 'node:http';

/** Node's function that writes the headers, and the state that it uses. */
interface Internals {
  _implicitHeader(): void;
  _header: string;
  _hasBody: boolean;
}

const { setHeader } = ServerResponse.prototype;

/**
 * Ends a response with a text. An ASCII text is sent together with the headers. Node would send it in
 * two parts and convert it to UTF-8, for a tenth of a request's cost. If middleware has replaced
 * methods of the response to observe or change what is sent, it gets the text as usual.
 */
export function endWithText(response: ServerResponse, type: string, text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes !== text.length || isWatched(response)) {
    response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', bytes);
    response.end(text, 'utf8');
    return;
  }
  // Neither is a standard header, so those stay deferred.
  setHeader.call(response, 'Content-Type', type);
  setHeader.call(response, 'Content-Length', bytes);
  const internals = response as ServerResponse & Internals;
  internals._implicitHeader();
  // A 1xx status has none.
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
