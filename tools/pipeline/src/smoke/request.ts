/** A request of a smoke test, always without a key. */
export interface SmokeRequest {
  readonly method: string;
  /** Begins with a slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface Answer {
  readonly request: SmokeRequest;
  readonly status: number;
  readonly headers: Headers;
  /** Undefined if the body exceeds the limit. */
  readonly body: string | undefined;
}

const MOST_BYTES = 1_048_576;

/**
 * Sends a request without following redirects.
 * @param origin Such as https://payments.example.com; no path can direct the request to another
 * host.
 * @throws the errors of `fetch`
 */
export async function send(
  origin: string,
  request: SmokeRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, path, body } = request;
  const url = new URL(origin);
  url.pathname = path;
  const response = await fetch(url, {
    method,
    signal,
    redirect: 'manual',
    headers: {
      'user-agent': 'gatehouse smoke',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status, headers } = response;
  return { request, status, headers, body: await readBody(response) };
}

async function readBody({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
