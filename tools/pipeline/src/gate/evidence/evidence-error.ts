/** Why evidence does not count; each is told apart. */
export type Reason =
  | 'unreadable'
  | 'unknown-key'
  | 'local-key-in-production'
  | 'bad-signature'
  | 'not-passed'
  | 'wrong-digest'
  | 'wrong-repository'
  | 'wrong-service'
  | 'wrong-environment'
  | 'other-policy'
  | 'expired'
  | 'from-the-future'
  | 'exception-changed'
  | 'exception-expired'
  | 'exception-revoked'
  | 'key-unavailable';

/** Evidence does not count, or could not be made. The message is one line. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly reason: Reason;

  constructor(reason: Reason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
