import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsCallError, toAwsCallError } from './aws-call-error.ts';
import { classifyFailure } from './classify-failure.ts';
import { SecretInvalidError } from './errors.ts';

/** One version of a secret, as returned by Secrets Manager. */
export interface SecretVersion {
  /** Differs from that of any other version. */
  readonly versionId: string;
  /** Its text or bytes. */
  readonly content: string | Uint8Array;
}

/**
 * Where secrets come from. Rejects with an error whose `code` or `name` identifies the failure
 * (`ECONNREFUSED`). The message is dropped, because it may quote the secret.
 */
export type SecretSource = (secretName: string, signal: AbortSignal) => Promise<SecretVersion>;

/** Reads the current version (stage AWSCURRENT) from Secrets Manager. */
export function secretsManagerSource(client: SecretsManagerClient): SecretSource {
  return async (secretName, abortSignal) => {
    const command = new GetSecretValueCommand({ SecretId: secretName });
    const response = await client.send(command, { abortSignal });
    const content = response.SecretString ?? response.SecretBinary;
    if (content === undefined || response.VersionId === undefined) {
      throw new SecretInvalidError(secretName, ['the response has no value or no version id']);
    }
    return { versionId: response.VersionId, content };
  };
}

/**
 * Reads a secret within a deadline.
 *
 * The SDK has no time-out of its own: a call to a server that accepts the connection and never responds
 * never ends, and its `requestTimeout` covers one attempt, not three with backoff. This deadline
 * therefore covers the whole call. The abort signal ends the HTTP request; the race ends the wait for
 * steps that ignore the signal, such as fetching container credentials.
 *
 * @param timeoutMs Milliseconds for the whole call, including the SDK's own retries.
 * @param closing Ends the call early; the error then has the code `Closed`.
 * @throws SecretsError of the matching class, without any part of the response.
 */
export async function fetchSecret(
  source: SecretSource,
  secretName: string,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<SecretVersion> {
  try {
    return await withDeadline(timeoutMs, closing, (signal) => source(secretName, signal));
  } catch (thrown) {
    if (thrown instanceof SecretInvalidError) throw thrown;
    const cause = thrown instanceof AwsCallError ? thrown : toAwsCallError(thrown);
    throw classifyFailure(secretName, cause);
  }
}

async function withDeadline<T>(
  timeoutMs: number,
  closing: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let giveUp!: (reason: AwsCallError) => void;
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
  const onClose = () => giveUp(new AwsCallError('Closed'));
  const timer = setTimeout(() => giveUp(new AwsCallError('TimeoutError')), timeoutMs);
  closing.addEventListener('abort', onClose);
  if (closing.aborted) onClose();
  try {
    return await Promise.race([givenUp, call(controller.signal)]);
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', onClose);
    controller.abort();
  }
}
