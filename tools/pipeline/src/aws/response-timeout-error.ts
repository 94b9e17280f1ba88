/**
 * A response did not arrive in time. It has the name of the SDK's own error, so that both are
 * treated alike.
 */
export class ResponseTimeoutError extends Error {
  override readonly name = 'TimeoutError';
  /** Whether the request had a shorter time limit than others, because the deadline was near. */
  readonly atDeadline: boolean;

  constructor(limitMs: number, atDeadline: boolean) {
    const limit = limitMs < 1_000 ? `${limitMs} ms` : `${limitMs / 1_000} s`;
    super(atDeadline ? 'the deadline came before the answer' : `no answer within ${limit}`);
    this.atDeadline = atDeadline;
  }
}
