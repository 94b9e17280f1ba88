import { ResponseTimeoutError } from '../aws/deadline.ts';

/** What others may have and we may not: https://nodejs.org/api/errors.html#common-system-errors */
const OURS = new Set(['EAI_AGAIN', 'ENETDOWN', 'ENETUNREACH', 'EADDRNOTAVAIL']);
/** Those that begin with UND are of undici, which `fetch` is made of. */
const PASSING = new Set([
  ...OURS,
  ...['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
]);

/** There was no answer; the message, in which words may be others', says why. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Whether it is we who have no network, and nothing is known of the other side. */
  readonly ours: boolean;
  /** Whether it may go away by itself. */
  readonly passing: boolean;
  /** Whether the deadline passed first, which says nothing about the other side. */
  readonly cutOff: boolean;

  /** @param error What `fetch`, or waiting for it, has thrown */
  constructor(error: unknown) {
    const { message, cause } = error as Error & { cause?: { code?: unknown; message?: string } };
    const code = String(cause?.code ?? '');
    const late = error instanceof ResponseTimeoutError;
    super(late ? message : `no connection (${cause?.message || code || message})`, {
      cause: error,
    });
    this.ours = OURS.has(code);
    this.passing = late || PASSING.has(code);
    this.cutOff = late && error.atDeadline;
  }
}
