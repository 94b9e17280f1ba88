export interface OutgoingErrorOptions {
  /** HTTP status of the response; undefined without a response. */
  status?: number | undefined;
  /** Whether the same call may succeed later. */
  retryable: boolean;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * A failed call. It contains nothing of the response except the status: bodies do not belong in logs.
 * @example if (error instanceof OutgoingError && error.status === 404) return undefined;
 */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  /** HTTP status of the response; undefined without a response. */
  readonly status: number | undefined;
  /**
   * Whether the same call may succeed later. `callDependency` turns it into 503, otherwise into 502.
   */
  readonly retryable: boolean;
  /** The peer's `Retry-After` in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { status, retryable, retryAfterMs, cause }: OutgoingErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}
