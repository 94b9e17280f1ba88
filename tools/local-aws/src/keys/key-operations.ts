import type {
  CreateAliasRequest,
  CreateKeyRequest,
  CreateKeyResponse,
  GetPublicKeyRequest,
  GetPublicKeyResponse,
  SignRequest,
  SignResponse,
  VerifyRequest,
  VerifyResponse,
} from '@aws-sdk/client-kms';
import { p256 } from '@noble/curves/nist.js';
import { createHash } from 'node:crypto';
import type { Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { KeyStore } from './key-store.ts';

const algorithm = 'ECDSA_SHA_256';

/** Bytes come in as base64. */
type Wire<T> = { [Name in keyof T]: T[Name] extends Uint8Array | undefined ? string : T[Name] };

export const keyOperations = {
  CreateKey({ KeySpec, KeyUsage }: CreateKeyRequest, keys): CreateKeyResponse {
    if (KeySpec !== 'ECC_NIST_P256' || KeyUsage !== 'SIGN_VERIFY')
      throw new ServiceError(
        'UnsupportedOperationException',
        'The embedded KMS has keys of ECC_NIST_P256 for SIGN_VERIFY only.',
      );
    const { id, arn, createdAt } = keys.create();
    return {
      KeyMetadata: {
        KeyId: id,
        Arn: arn,
        CreationDate: createdAt,
        Enabled: true,
        KeyState: 'Enabled',
        KeyUsage,
        KeySpec,
        SigningAlgorithms: [algorithm],
      },
    };
  },

  CreateAlias({ AliasName = '', TargetKeyId }: CreateAliasRequest, keys): object {
    keys.setAlias(AliasName, keys.find(TargetKeyId));
    return {};
  },

  GetPublicKey({ KeyId }: GetPublicKeyRequest, keys): GetPublicKeyResponse {
    const key = keys.find(KeyId);
    return {
      KeyId: key.arn,
      PublicKey: key.publicKey.export({ format: 'der', type: 'spki' }),
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: [algorithm],
    };
  },

  Sign(input: Wire<SignRequest>, keys): SignResponse {
    const key = keys.find(input.KeyId);
    // KMS signs a digest as it is, which node:crypto does not.
    const Signature = p256.sign(digestOf(input), key.secret, { prehash: false, format: 'der' });
    return { KeyId: key.arn, Signature, SigningAlgorithm: algorithm };
  },

  Verify(input: Wire<VerifyRequest>, keys): VerifyResponse {
    const key = keys.find(input.KeyId);
    const signature = Buffer.from(input.Signature ?? '', 'base64');
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
  const message = Buffer.from(input.Message ?? '', 'base64');
  const { MessageType: type = 'RAW' } = input;
  if (type === 'RAW') return createHash('sha256').update(message).digest();
  if (message.length === 32) return message;
  throw new ServiceError(
    'ValidationException',
    'Digest is invalid length for algorithm ECDSA_SHA_256.',
  );
}

/** A signature that is none at all makes the library throw. */
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
