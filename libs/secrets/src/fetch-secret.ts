import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsCallError, toAwsCallError } from './aws-call-error.ts';
import { classifyFailure } from './classify-failure.ts';
import { SecretInvalidError } from './errors.ts';

/** One version of a secret as Secrets Manager returned it. */
export interface SecretVersion {
  readonly versionId: string;
  readonly content: string | Uint8Array;
}

/**
 * Reads the current version (stage AWSCURRENT).
 *
 * The SDK has no time-out of its own: a call to a server that accepts the connection and never
 * answers never ends, and its `requestTimeout` covers one attempt, not three with back-off. So one
 * deadline stands over the whole call. The abort signal ends the HTTP request; the race ends the
 * wait for steps that do not heed the signal, such as fetching container credentials.
 *
 * @param timeoutMs milliseconds for the whole call, the SDK's own retries included.
 * @param closing ends the call early; the error then has the code `Closed`.
 * @throws SecretsError of the class that fits, with nothing of the response in it.
 */
export async function fetchSecret(
  client: SecretsManagerClient,
  secretName: string,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<SecretVersion> {
  const response = await withDeadline(timeoutMs, closing, (abortSignal) =>
    client.send(new GetSecretValueCommand({ SecretId: secretName }), { abortSignal }),
  ).catch((thrown: unknown) => {
    throw classifyFailure(
      secretName,
      thrown instanceof AwsCallError ? thrown : toAwsCallError(thrown),
    );
  });
  const content = response.SecretString ?? response.SecretBinary;
  if (content === undefined || response.VersionId === undefined) {
    throw new SecretInvalidError(secretName, ['the answer holds no value or no version id']);
  }
  return { versionId: response.VersionId, content };
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
