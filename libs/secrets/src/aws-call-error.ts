/**
 * The safe part of a failed AWS call. An SDK error itself is never kept as a cause: it carries the
 * request and the response. If the response was cut off, its message and hidden properties also carry
 * the text of the body, which is the secret.
 * @example if (error.cause instanceof AwsCallError) report(error.cause.code);
 */
export class AwsCallError extends Error {
  override readonly name = 'AwsCallError';
  /** Name of the failure from the service or the system: `ThrottlingException`, `ECONNREFUSED`. */
  readonly code: string;
  /** Status of the response; absent without a response. */
  declare readonly httpStatus?: number;
  /** AWS's id of the request, for AWS support. */
  declare readonly requestId?: string;

  constructor(code: string, details: { httpStatus?: number; requestId?: string } = {}) {
    super(
      [
        code,
        details.httpStatus !== undefined && `HTTP status ${details.httpStatus}`,
        details.requestId !== undefined && `request id ${details.requestId}`,
      ]
        .filter(Boolean)
        .join(', '),
    );
    this.code = code;
    if (details.httpStatus !== undefined) this.httpStatus = details.httpStatus;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }
}

/**
 * Accepts only names of errors (`ThrottlingException`, `EAI_AGAIN`) and hexadecimal request ids: free
 * text from the other side may contain anything.
 */
const ERROR_NAME = /^(?:[A-Za-z]{1,60}|[A-Z][A-Z0-9_]{1,60})$/;
const REQUEST_ID = /^[0-9a-f-]{8,64}$/i;

/** Reduces any value that `client.send` throws to code, HTTP status and request id. */
export function toAwsCallError(thrown: unknown): AwsCallError {
  const error = asRecord(thrown);
  const metadata = asRecord(error['$metadata']);
  const httpStatus = metadata['httpStatusCode'];
  const requestId = matching(REQUEST_ID, metadata['requestId']);
  // The SDK gives this error no name, and a missing region is the most common fault on a laptop.
  const regionMissing = error['message'] === 'Region is missing' && 'RegionMissing';
  const code =
    regionMissing ||
    matching(ERROR_NAME, error['code']) ||
    matching(ERROR_NAME, error['name']) ||
    'Error';
  return new AwsCallError(code, {
    ...(typeof httpStatus === 'number' && { httpStatus }),
    ...(requestId !== undefined && { requestId }),
  });
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
