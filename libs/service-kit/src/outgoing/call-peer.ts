import { tracedFetch } from '@gatehouse/logging';
import { isRetryable } from '../aws/retryable-error.ts';
import { OutgoingError } from './outgoing-error.ts';
import { addressOf, initOf, mayRepeat, type OutgoingRequest } from './outgoing-request.ts';
import { readResponse, type OutgoingResponse } from './read-response.ts';
import { retryAfter } from './retry-delay.ts';

/** Statuses after which the same request may succeed later: RFC 9110, RFC 6585, and 425 of RFC 8470. */
const LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

interface PeerOptions {
  name: string;
  base: URL;
  attemptTimeoutMs: number;
  maxResponseBytes: number;
}

/**
 * One attempt of a call.
 * @throws {OutgoingError} for any failure except a path that leads elsewhere (TypeError).
 */
export async function callPeer(
  { name, base, attemptTimeoutMs, maxResponseBytes }: PeerOptions,
  request: OutgoingRequest,
  key: string | undefined,
  deadline: AbortSignal,
): Promise<OutgoingResponse> {
  const address = addressOf(base, request.path);
  const init = initOf(request);
  if (key !== undefined) setKey(init.headers, name, key);
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(attemptTimeoutMs)]);
  try {
    const response = await tracedFetch(address, { ...init, signal });
    if (response.ok) return await readResponse(name, response, maxResponseBytes);
    await response.body?.cancel();
    throw refusal(name, request, response);
  } catch (error) {
    if (error instanceof OutgoingError) throw error;
    const what = signal.aborted ? 'did not respond in time' : 'could not be called';
    throw new OutgoingError(`${name} ${what}`, { retryable: isRetryable(error), cause: error });
  }
}

function refusal(
  name: string,
  request: OutgoingRequest,
  { status, headers }: Response,
): OutgoingError {
  // By the clock of the peer: ours may differ.
  const date = Date.parse(headers.get('date') ?? '');
  const retryAfterMs = retryAfter(
    headers.get('retry-after'),
    Number.isNaN(date) ? Date.now() : date,
  );
  // Another attempt with the same Idempotency-Key is still in progress at the peer.
  const underWay = status === 409 && retryAfterMs !== undefined && mayRepeat(request);
  const retryable = LATER.has(status) || underWay;
  return new OutgoingError(`${name} responded with ${status}`, { status, retryable, retryAfterMs });
}

/** The error of an invalid header would quote its value, and so would the log. */
function setKey(headers: Headers, name: string, key: string): void {
  if (!/^[!-~]+$/.test(key))
    throw new OutgoingError(`The API key for ${name} has characters that a header cannot carry`, {
      retryable: false,
    });
  headers.set('x-api-key', key);
}
