import type { CallOutcome } from './circuit-breaker.ts';
import { OutgoingError } from './outgoing-error.ts';

/** Temporary statuses of a healthy peer: only this caller is too fast. */
const FIT = new Set([409, 425, 429]);

/**
 * A refused request is a response as well: the peer is up. A call that never reached it says nothing: an
 * unreadable secret, an invalid path.
 */
export function outcomeOf(error: unknown): CallOutcome {
  if (!(error instanceof OutgoingError)) return 'undecided';
  const { retryable, status } = error;
  if (retryable && !FIT.has(status ?? 0)) return 'failure';
  return status === undefined ? 'undecided' : 'success';
}
