/** An attestation is not what it has to be: why, in one line. */
export class AttestationError extends Error {
  override readonly name = 'AttestationError';
  /** How many checks it passed: of several attestations, the reason of the best one is shown. */
  readonly passed: number;

  constructor(message: string, passed: number) {
    super(message);
    this.passed = passed;
  }
}
