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
import { p256 } from './p256.ts';
import { createHash } from 'node:crypto';
import type { OperationParameters, Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { KeyStore } from './key-store.ts';

const algorithm = 'ECDSA_SHA_256';

/** Bytes arrive as base64. */
type Wire<T> = { [Name in keyof T]: T[Name] extends Uint8Array | undefined ? string : T[Name] };

const signed = {
  KeyId: 'text',
  Message: 'bytes',
  SigningAlgorithm: 'text',
  MessageType: /^(RAW|DIGEST)$/,
} as const;

export const keyParameters = {
  CreateKey: { KeySpec: 'text', KeyUsage: 'text' },
  CreateAlias: { AliasName: 'text', TargetKeyId: 'text' },
  GetPublicKey: { KeyId: 'text' },
  Sign: signed,
  Verify: { ...signed, Signature: 'bytes' },
} as const satisfies OperationParameters;

/**
 * The maximum sizes of a message and of a signature:
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html
 */
const mostBytes = { message: 4096, signature: 6144 };

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
        AWSAccountId: arn.split(':')[4],
        KeyId: id,
        Arn: arn,
        CreationDate: createdAt,
        Description: '',
        Enabled: true,
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        MultiRegion: false,
        CustomerMasterKeySpec: KeySpec,
        KeyState: 'Enabled',
        KeyUsage,
        KeySpec,
        SigningAlgorithms: [algorithm],
      },
    };
  },

  CreateAlias({ AliasName = '', TargetKeyId }: CreateAliasRequest, keys): object {
    if (!/^alias\/[\w/-]{1,250}$/.test(AliasName))
      throw new ServiceError(
        'ValidationException',
        `Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html`,
      );
    if (AliasName.startsWith('alias/aws/')) throw new ServiceError('NotAuthorizedException', '');
    if (keys.findAlias(AliasName))
      throw new ServiceError(
        'AlreadyExistsException',
        `An alias with the name ${keys.aliasArn(AliasName)} already exists`,
      );
    keys.setAlias(AliasName, keys.find(TargetKeyId));
    return {};
  },

  GetPublicKey({ KeyId }: GetPublicKeyRequest, keys): GetPublicKeyResponse {
    const key = keys.find(KeyId);
    return {
      KeyId: key.arn,
      PublicKey: key.publicKey.export({ format: 'der', type: 'spki' }),
      CustomerMasterKeySpec: 'ECC_NIST_P256',
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: [algorithm],
    };
  },

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
