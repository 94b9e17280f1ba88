export interface OutgoingErrorOptions {
  /** HTTP status of the response; none where there was none. */
  status?: number | undefined;
  /** Whether the same call may succeed later. */
  retryable: boolean;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** A call that did not succeed. It carries nothing of the response but the status: bodies have no business in logs. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  /** HTTP status of the response; undefined where there was none. */
  readonly status: number | undefined;
  /** Whether the same call may succeed later. `callDependency` makes 503 of it, 502 otherwise. */
  readonly retryable: boolean;
  /** What the peer asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { status, retryable, retryAfterMs, cause }: OutgoingErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}
