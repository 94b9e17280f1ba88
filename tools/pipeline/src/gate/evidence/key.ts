import type { KeyObject } from 'node:crypto';

/** A key that the gate signs with. */
export interface SigningKey {
  /** Signs, and names the key that did. @throws {EvidenceError} `key-unavailable` */
  sign(message: Buffer): Promise<{ keyId: string; signature: Buffer }>;
}

/** A key that evidence may be signed with. */
export interface TrustedKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** Kept by KMS, where only the gate may use it, or in a local file on a developer's machine. */
  readonly kind: 'kms' | 'local';
}
