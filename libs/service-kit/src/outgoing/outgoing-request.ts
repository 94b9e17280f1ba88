/** A call to a peer. */
export interface OutgoingRequest {
  /** Default GET. */
  method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query below the client's URL: `/notify`. */
  path: string;
  /** Besides those that the client sets: the API key, the trace, and those of a JSON body. */
  headers?: Readonly<Record<string, string>>;
  /** The body, sent as JSON. */
  json?: unknown;
  /** The body, sent unchanged; set its `content-type` in the headers. */
  body?: string | Uint8Array;
  /** Sent as `Idempotency-Key`; with it a POST or PATCH may be retried. */
  idempotencyKey?: string;
  /** Aborts the call. */
  signal?: AbortSignal;
}

/** RFC 9110, 9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Whether the call may be repeated. */
export const mayRepeat = ({ method = 'GET', idempotencyKey }: OutgoingRequest): boolean =>
  IDEMPOTENT.has(method) || idempotencyKey !== undefined;

/**
 * The address of a call below a base URL.
 * @throws {TypeError} for a path that would lead elsewhere: the API key is only for the base URL.
 */
export function addressOf(base: URL, path: string): URL {
  const prefix = base.pathname.replace(/\/$/, '');
  const text = `${base.origin}${prefix}${path}`;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (
    address === undefined ||
    !path.startsWith('/') ||
    address.origin !== base.origin ||
    !`${address.pathname}/`.startsWith(`${prefix}/`)
  )
    throw new TypeError(`The path ${JSON.stringify(path)} does not lead below ${base.href}`);
  return address;
}

/**
 * The arguments of `fetch`, except the API key.
 * @throws {TypeError} for two bodies, for a body of GET or HEAD, and for a header that HTTP cannot carry. The error of `fetch` would quote its value,
 * which may be a credential with a line feed at its end.
 */
export function initOf(request: OutgoingRequest): RequestInit & { headers: Headers } {
  const { method = 'GET', json, body, idempotencyKey } = request;
  if (json !== undefined && body !== undefined)
    throw new TypeError('A call has either "json" or "body", not both');
  if ((json !== undefined || body !== undefined) && (method === 'GET' || method === 'HEAD'))
    throw new TypeError(`A call with ${method} has no body`);
  const headers = new Headers();
  const set = (name: string, value: string) => {
    try {
      headers.set(name, value);
    } catch {
      throw new TypeError(
        `The header ${JSON.stringify(name)} has characters that HTTP cannot carry`,
      );
    }
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) set(name, value);
  if (json !== undefined) set('content-type', 'application/json');
  if (idempotencyKey !== undefined) set('idempotency-key', idempotencyKey);
  const sent = json === undefined ? body : JSON.stringify(json);
  return {
    method,
    headers,
    // A key and a body are only for this address.
    redirect: 'error',
    ...(sent !== undefined && { body: sent as string }),
  };
}
