import { Problem } from './problem.ts';

const THROTTLED =
  /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceeded|ThroughputExceeded/;
const UNREACHABLE = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;

/**
 * Calls a dependency on behalf of a request and gives up after `timeoutMs`, retries included.
 * @param name The dependency as callers may read it: "The notification channel".
 * @throws {Problem} 503 where trying again may help (time-out, throttling, 5xx, unreachable), 502
 * where it will not (refused, misconfigured); the real error goes to the log alone.
 */
export async function callDependency<T>(
  name: string,
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await call(AbortSignal.timeout(timeoutMs));
  } catch (error) {
    throw isRetryable(error)
      ? new Problem(503, {
          detail: `${name} is not available at the moment`,
          headers: { 'Retry-After': '5' },
          cause: error,
        })
      : new Problem(502, { detail: `${name} refused the request`, cause: error });
  }
}

/** Whether the same call may succeed later: as the AWS SDK's errors and Node's network errors tell. */
export function isRetryable(error: unknown): boolean {
  const { name, code, $metadata, $retryable } = (error ?? {}) as {
    name?: unknown;
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
    $retryable?: unknown;
  };
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    $retryable !== undefined ||
    name === 'AbortError' ||
    name === 'TimeoutError' ||
    status === 429 ||
    status >= 500 ||
    THROTTLED.test(String(name)) ||
    UNREACHABLE.test(String(code))
  );
}
