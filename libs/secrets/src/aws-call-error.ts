/**
 * What is safe to keep of a failed AWS call. An SDK error itself is never kept as a cause: it
 * carries the request, the response and, where the answer was cut off, the text of the body in
 * its message and in hidden properties, which is the secret.
 */
export class AwsCallError extends Error {
  override readonly name = 'AwsCallError';
  /** The service's or the system's name of the failure: `ThrottlingException`, `ECONNREFUSED`. */
  readonly code: string;
  declare readonly httpStatus?: number;
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
 * Names of errors only (`ThrottlingException`, `EAI_AGAIN`) and the hexadecimal ids of requests:
 * free text from the other side may hold anything.
 */
const ERROR_NAME = /^(?:[A-Za-z]{1,60}|[A-Z][A-Z0-9_]{1,60})$/;
const REQUEST_ID = /^[0-9a-f-]{8,64}$/i;

/** Reduces whatever `client.send` threw to code, HTTP status and request id. */
export function toAwsCallError(thrown: unknown): AwsCallError {
  const error = asRecord(thrown);
  const metadata = asRecord(error['$metadata']);
  const httpStatus = metadata['httpStatusCode'];
  const requestId = matching(REQUEST_ID, metadata['requestId']);
  // The SDK gives this one no name of its own, and it is the first thing a laptop lacks.
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
