import type { KeyObject } from 'node:crypto';

/** A signing key of the gate. */
export interface SigningKey {
  /**
   * Signs, and returns the key's name.
   * @throws {EvidenceError} `key-unavailable`
   */
  sign(message: Buffer): Promise<{ keyId: string; signature: Buffer }>;
}

/** A key that may sign evidence. */
export interface TrustedKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Kept by KMS, where only the gate may use it, or in a local file on a developer's machine. */
  readonly kind: 'kms' | 'local';
}
