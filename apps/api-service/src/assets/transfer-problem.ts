import { isRetryable, Problem } from '@gatehouse/service-kit';

/** Like the kit's `callDependency`, whose deadline for the whole call must not apply to transfers. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if ((error as { name?: unknown }).name === 'PreconditionFailed')
    return new Problem(412, { detail: 'The asset has changed in the meantime' });
  return isRetryable(error)
    ? new Problem(503, {
        detail: 'The asset store is not available at the moment',
        headers: { 'Retry-After': '5' },
        cause: error,
      })
    : new Problem(502, { detail: 'The asset store refused the request', cause: error });
}
