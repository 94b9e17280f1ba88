import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { EvidenceError } from './evidence-error.ts';
import type { SigningKey, TrustedKey } from './key.ts';

/** The only algorithm in use: ECDSA on P-256, for keys of the specification ECC_NIST_P256. */
const ALGORITHM = 'ECDSA_SHA_256';
const TIMEOUT_MS = 10_000;

/**
 * A client with time-outs.
 * @param region From the key's ARN.
 */
export const kmsClient = (key: string) =>
  new KMSClient({ region: key.split(':')[3] ?? '', maxAttempts: 4 });

/**
 * A KMS key for signing: needs `kms:Sign`.
 * @param key ARN of a key or an alias.
 */
export function kmsSigningKey(key: string, client = kmsClient(key)): SigningKey {
  return {
    async sign(message) {
      const command = new SignCommand({
        KeyId: key,
        Message: createHash('sha256').update(message).digest(),
        MessageType: 'DIGEST',
        SigningAlgorithm: ALGORITHM,
      });
      const { KeyId, Signature } = await call(key, () =>
        client.send(command, { abortSignal: AbortSignal.timeout(TIMEOUT_MS) }),
      );
      if (KeyId === undefined || Signature === undefined)
        throw unavailable(key, 'its answer lacks the signature');
      return { keyId: KeyId, signature: Buffer.from(Signature) };
    },
  };
}

/**
 * The public half of a KMS key: needs `kms:GetPublicKey`.
 * @throws {EvidenceError} `key-unavailable`
 */
export async function kmsTrustedKey(key: string, client = kmsClient(key)): Promise<TrustedKey> {
  const { KeyId, PublicKey, KeyUsage, SigningAlgorithms } = await call(key, () =>
    client.send(new GetPublicKeyCommand({ KeyId: key }), {
      abortSignal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
  if (KeyId === undefined || PublicKey === undefined)
    throw unavailable(key, 'its answer lacks the public key');
  if (KeyUsage !== 'SIGN_VERIFY' || !SigningAlgorithms?.includes(ALGORITHM))
    throw unavailable(key, `it must be for ${ALGORITHM}`);
  try {
    const key = Buffer.from(PublicKey);
    return {
      keyId: KeyId,
      publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
      kind: 'kms',
    };
  } catch (error) {
    throw unavailable(key, 'what it gives is no public key', error);
  }
}

async function call<T>(key: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw unavailable(key, (error as Error).name, error);
  }
}

const unavailable = (key: string, why: string, cause?: unknown) =>
  new EvidenceError('key-unavailable', `The key ${key} cannot be used: ${why}`, { cause });
