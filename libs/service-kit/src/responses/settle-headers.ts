import { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The request's id, while the standard headers are still to be sent with it. */
export const REQUEST_ID = Symbol('request id');
/** A response that may still have to send its standard headers. */
export type Deferring = ServerResponse & { [REQUEST_ID]?: string | undefined };

/** Node's function that writes the headers, and its property that holds the written ones. */
export interface Internals {
  _storeHeader(firstLine: string, headers: unknown): void;
  _header: string | null;
}

/** Sets the headers one by one; they remain readable after the response has started. */
export function settle(response: Deferring): void {
  const id = response[REQUEST_ID];
  if (id === undefined) return;
  response[REQUEST_ID] = undefined;
  const internals = response as unknown as Internals;
  const sent = internals._header;
  // Node refuses to set headers after they are sent.
  internals._header = null;
  const { setHeader } = ServerResponse.prototype;
  for (const [name, value] of SECURITY_HEADERS) setHeader.call(response, name, value);
  setHeader.call(response, 'X-Request-Id', id);
  internals._header = sent;
}
