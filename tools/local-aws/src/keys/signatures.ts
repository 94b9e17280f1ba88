import { createHash } from 'node:crypto';
import type { SignRequest, SignResponse, VerifyRequest, VerifyResponse } from '@aws-sdk/client-kms';
import { p256 } from './p256.ts';
import type { Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { KeyStore } from './key-store.ts';
import { algorithm } from './signing-algorithm.ts';

/** Bytes arrive as base64. */
type Wire<T> = { [Name in keyof T]: T[Name] extends Uint8Array | undefined ? string : T[Name] };

/**
 * The maximum sizes of a message and of a signature:
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html
 */
const mostBytes = { message: 4096, signature: 6144 };

export const signatureOperations = {
  Sign(input: Wire<SignRequest>, keys): SignResponse {
    const key = keys.find(input.KeyId);
    // KMS signs a digest without hashing it again; node:crypto cannot.
    const Signature = p256.sign(digestOf(input), key.secret, { prehash: false, format: 'der' });
    return { KeyId: key.arn, Signature, SigningAlgorithm: algorithm };
  },

  Verify(input: Wire<VerifyRequest>, keys): VerifyResponse {
    const key = keys.find(input.KeyId);
    const signature = bytesOf('signature', input.Signature);
    const publicKey = p256.getPublicKey(key.secret);
    if (!isValid(signature, digestOf(input), publicKey))
      throw new ServiceError('KMSInvalidSignatureException', '');
    return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: algorithm };
  },
} satisfies Operations<KeyStore>;

/** The 32 bytes that are signed. */
function digestOf(input: Wire<SignRequest | VerifyRequest>): Uint8Array {
  if (input.SigningAlgorithm !== algorithm)
    throw new ServiceError(
      'InvalidKeyUsageException',
      `Algorithm ${input.SigningAlgorithm} is incompatible with key spec ECC_NIST_P256.`,
    );
  const message = bytesOf('message', input.Message);
  const { MessageType: type = 'RAW' } = input;
  if (type === 'RAW') return createHash('sha256').update(message).digest();
  if (message.length === 32) return message;
  throw new ServiceError(
    'ValidationException',
    'Digest is invalid length for algorithm ECDSA_SHA_256.',
  );
}

/** @throws ServiceError for an empty value, or one that exceeds KMS's limit */
function bytesOf(name: keyof typeof mostBytes, base64 = ''): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > 0 && bytes.length <= mostBytes[name]) return bytes;
  throw new ServiceError(
    'ValidationException',
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length ${bytes.length > 0 ? 'less' : 'greater'} than or equal to ${bytes.length > 0 ? mostBytes[name] : 1}`,
  );
}

/** The library throws for a malformed signature. */
function isValid(signature: Uint8Array, digest: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return p256.verify(signature, digest, publicKey, {
      prehash: false,
      format: 'der',
      lowS: false,
    });
  } catch {
    return false;
  }
}
