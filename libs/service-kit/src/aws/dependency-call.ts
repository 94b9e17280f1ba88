import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';
import { isRetryable } from './retryable-error.ts';

/**
 * Calls a dependency on behalf of a request, with a deadline of `timeoutMs` that includes retries.
 * @param name The dependency as callers may read it: "The notification channel".
 * @throws {Problem} 503 if a retry may help (time-out, throttling, 5xx, unreachable), 502 if it will
 * not (refused, misconfigured); only the log has the real error. A {@link Problem} that `call` throws
 * is passed on.
 * @example
 * await callDependency('The order table', 3_000, (abortSignal) => db.send(command, { abortSignal }));
 */
export async function callDependency<T>(
  name: string,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await call(AbortSignal.timeout(timeoutMs));
  } catch (error) {
    throw dependencyProblem(name, error);
  }
}

function dependencyProblem(name: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isRetryable(error)
    ? new Problem(503, {
        ...problemTypes.dependencyUnavailable,
        detail: `${name} is not available at the moment`,
        headers: { 'Retry-After': '5' },
        cause: error,
      })
    : new Problem(502, {
        ...problemTypes.dependencyRefused,
        detail: `${name} refused the request`,
        cause: error,
      });
}
