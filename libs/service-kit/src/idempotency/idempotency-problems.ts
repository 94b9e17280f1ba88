import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/** The key belongs to another request. */
export const otherRequest = () =>
  new Problem(422, {
    ...problemTypes.idempotencyKeyReused,
    detail: 'This Idempotency-Key was used with another request',
  });

/** The work is done, and its response is not known. */
export const responseNotKept = () =>
  new Problem(409, {
    ...problemTypes.idempotencyResponseNotStored,
    detail:
      'The request with this Idempotency-Key is complete; its response is too large to be stored',
  });

/** The work of the key is in progress. */
export const underWay = (retryAfterMs: number) =>
  new Problem(409, {
    ...problemTypes.idempotencyInProgress,
    detail: 'The request with this Idempotency-Key is still in progress',
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1_000))) },
  });
