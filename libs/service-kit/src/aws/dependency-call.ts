import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { Problem } from '../responses/problem.ts';

/**
 * What the SDK does not try again by itself and what may well succeed later all the same, by name or
 * code: cut or incomplete bodies, credentials or signatures that ran out before their successors came,
 * a write that met another one, connections that Node or fetch lost.
 */
const LATER = new Set([
  'AbortError',
  'ABORT_ERR',
  'ConditionalRequestConflict',
  'CredentialsProviderError',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteBody',
  'InternalError',
  'InternalFailure',
  'OperationAborted',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'ServiceUnavailable',
  'TransactionConflictException',
]);
const LATER_PATTERN = /Throttl|^UND_ERR_(?:\w+_TIMEOUT|SOCKET|ABORTED|CLOSED|DESTROYED)$/;

/** The SDK's own wrapper around an error of another realm, such as a network error under Jest; the cause is in the text alone. */
const WRAPPED =
  /^AWS SDK error wrapper for (?:\w*(?:Timeout|Abort|Aggregate)Error|Error: .*\b(?:ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH))/;

/** Why DynamoDB cancels a transaction for good; its other reasons hold for a moment. */
const LASTING_REASONS = new Set(['ConditionalCheckFailed', 'ValidationError', 'DuplicateItem']);
const NO_REASON = 'None';

/** Causes of causes end somewhere; an error that is its own cause does not. */
const DEEPEST = 10;

/**
 * Calls a dependency on behalf of a request and gives up after `timeoutMs`, retries included.
 * @param name The dependency as callers may read it: "The notification channel".
 * @throws {Problem} 503 where trying again may help (time-out, throttling, 5xx, unreachable), 502
 * where it will not (refused, misconfigured); the real error goes to the log alone. A {@link Problem}
 * that `call` throws stays as it is.
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
        detail: `${name} is not available at the moment`,
        headers: { 'Retry-After': '5' },
        cause: error,
      })
    : new Problem(502, { detail: `${name} refused the request`, cause: error });
}

/**
 * Whether the same call may succeed later: what the AWS SDK takes for transient, throttling, a
 * server's failure, and what it has no name for. Causes count as well.
 */
export function isRetryable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const known = error as Error & {
    code?: unknown;
    errors?: unknown;
    retryable?: unknown;
    CancellationReasons?: readonly { Code?: string }[];
  };
  if (typeof known.retryable === 'boolean') return known.retryable;
  if (known.CancellationReasons)
    return known.CancellationReasons.map(({ Code = NO_REASON }) => Code)
      .filter((reason) => reason !== NO_REASON)
      .every((reason) => !LASTING_REASONS.has(reason));
  return (
    isOfSdk(known) ||
    [known.name, known.code].some(isOfLater) ||
    WRAPPED.test(known.message) ||
    isRetryable(known.cause, depth + 1) ||
    (Array.isArray(known.errors) && known.errors.some((one) => isRetryable(one, depth + 1)))
  );
}

/** The SDK's own classification, whose types want a cause to be an Error. */
const isOfSdk = (error: Error): boolean => {
  const known = error as Parameters<typeof isTransientError>[0];
  return isThrottlingError(known) || isServerError(known) || isTransientError(known);
};

const isOfLater = (name: unknown): boolean =>
  typeof name === 'string' && (LATER.has(name) || LATER_PATTERN.test(name));
