import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A request whose body, if any, was read already. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
}

/** What a service answers: all that is needed to write the HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[]>>;
  readonly body: string | Buffer;
}

/** An answer in JSON; `type` defaults to `application/json`. */
export const jsonAnswer = (status: number, value: unknown, type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify(value),
});

/** Writes the answer; does nothing when the caller has gone. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}
