import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';

/**
 * Errors, by name or code, that the SDK does not retry although a later attempt may succeed: cut or
 * incomplete bodies, credentials or signatures that expired before their successors arrived, write
 * conflicts, and connections that Node or fetch lost.
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

/**
 * The SDK's wrapper around an error of another realm, such as a network error under Jest; only the text
 * names the cause.
 */
const WRAPPED =
  /^AWS SDK error wrapper for (?:\w*(?:Timeout|Abort|Aggregate)Error|Error: .*\b(?:ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH))/;

/** Reasons for which DynamoDB cancels a transaction permanently; its other reasons are temporary. */
const LASTING_REASONS = new Set(['ConditionalCheckFailed', 'ValidationError', 'DuplicateItem']);
const NO_REASON = 'None';

/** Maximum length of a chain of causes; an error that is its own cause never ends. */
const DEEPEST = 10;

/**
 * Whether the same call may succeed later: errors that the AWS SDK classifies as transient, throttling
 * or a server failure, and unknown ones. Causes count as well.
 * @example if (!isRetryable(error)) await moveToDeadLetters(message);
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

/** The SDK's own classification, whose types require a cause to be an Error. */
const isOfSdk = (error: Error): boolean => {
  const known = error as Parameters<typeof isTransientError>[0];
  return isThrottlingError(known) || isServerError(known) || isTransientError(known);
};

const isOfLater = (name: unknown): boolean =>
  typeof name === 'string' && (LATER.has(name) || LATER_PATTERN.test(name));
