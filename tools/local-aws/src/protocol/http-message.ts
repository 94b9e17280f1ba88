import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request whose body, if any, has been read. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the caller disconnects. */
  readonly signal?: AbortSignal;
}

/** The HTTP response of a service. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  readonly body: string | Buffer;
}

/** A JSON response; `type` defaults to `application/json`. */
export const jsonResponse = (
  status: number,
  value: unknown,
  type = 'application/json',
): ServiceResponse => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify(value),
});

/** Writes the response; does nothing if the caller has disconnected. */
export function send(response: ServerResponse, { status, headers, body }: ServiceResponse): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}
