import { ResponseTimeoutError } from '../aws/response-timeout-error.ts';

/** Faults on our side: https://nodejs.org/api/errors.html#common-system-errors */
const OURS = new Set(['EAI_AGAIN', 'ENETDOWN', 'ENETUNREACH', 'EADDRNOTAVAIL']);
/** Codes that begin with UND are from undici, on which `fetch` is based. */
const PASSING = new Set([
  ...OURS,
  ...['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT'],
]);

/** There was no response; the message, which may contain foreign text, says why. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** Whether this machine has no network, so that nothing is known about the other side. */
  readonly ours: boolean;
  /** Whether it may be transient. */
  readonly passing: boolean;
  /** Whether the deadline passed first, which says nothing about the other side. */
  readonly cutOff: boolean;

  /** @param error The error that `fetch`, or waiting for it, has thrown */
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
