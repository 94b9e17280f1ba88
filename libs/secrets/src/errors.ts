import { type AwsCallError } from './aws-call-error.ts';

/**
 * Base class of all errors of this library. No message, property, stack or cause of these errors
 * contains any part of a secret's value, so they are safe to log.
 * @example if (error instanceof SecretsError) logger.error('Cannot start', error);
 */
export class SecretsError extends Error {
  override readonly name: string = 'SecretsError';
  /** The secret concerned; absent if the error concerns none or several. */
  declare readonly secretName?: string;

  constructor(message: string, options: { secretName?: string; cause?: AwsCallError } = {}) {
    super(message, options.cause && { cause: options.cause });
    if (options.secretName !== undefined) this.secretName = options.secretName;
  }
}

/**
 * The secret does not exist, has no current version yet, or is scheduled for deletion.
 * @example if (error instanceof SecretNotFoundError) process.exit(78);
 */
export class SecretNotFoundError extends SecretsError {
  override readonly name = 'SecretNotFoundError';

  constructor(secretName: string, cause: AwsCallError) {
    super(
      `Secret ${secretName} was not found: it does not exist in this account and region, has no current version, or is scheduled for deletion`,
      { secretName, cause },
    );
  }
}

/**
 * The caller's identity may not read the secret, or may not use the KMS key that encrypts it.
 * @example if (error instanceof SecretAccessDeniedError) logger.error(error.message);
 */
export class SecretAccessDeniedError extends SecretsError {
  override readonly name = 'SecretAccessDeniedError';

  constructor(secretName: string, cause: AwsCallError) {
    super(
      `The identity may not read secret ${secretName} (${cause.code}): it needs secretsmanager:GetSecretValue on the secret, and kms:Decrypt if a customer-managed key encrypts it`,
      { secretName, cause },
    );
  }
}

/**
 * Secrets Manager did not respond in time, was unreachable, throttled, or failed.
 * @example if (error instanceof SecretUnavailableError) await retryLater();
 */
export class SecretUnavailableError extends SecretsError {
  override readonly name = 'SecretUnavailableError';

  constructor(secretName: string, cause: AwsCallError) {
    super(`Secret ${secretName} could not be read (${cause.code})`, { secretName, cause });
  }
}

/**
 * The read succeeded, but the value does not match the schema. Deliberately without a cause.
 * @example if (error instanceof SecretInvalidError) logger.error('Invalid secret', { problems: error.problems });
 */
export class SecretInvalidError extends SecretsError {
  override readonly name = 'SecretInvalidError';
  /** One line per invalid field: its path and the fault, never its value. */
  readonly problems: readonly string[];

  constructor(secretName: string, problems: readonly string[]) {
    super(`Secret ${secretName} is invalid: ${problems.join('; ')}`, { secretName });
    this.problems = problems;
  }
}

/**
 * The last good value is older than `maxStaleMs` and is no longer served.
 * @example if (error instanceof SecretExpiredError) throw new Problem(503, { cause: error });
 */
export class SecretExpiredError extends SecretsError {
  override readonly name = 'SecretExpiredError';

  constructor(secretName: string) {
    super(`Secret ${secretName} has expired: no refresh has succeeded for too long`, {
      secretName,
    });
  }
}

/**
 * `check()` found secrets whose refresh is overdue. They are still served until they expire.
 * @example expect(() => secrets.check()).toThrow(SecretsStaleError);
 */
export class SecretsStaleError extends SecretsError {
  override readonly name = 'SecretsStaleError';

  constructor(secretNames: readonly string[]) {
    super(`Secrets overdue for a refresh: ${secretNames.join(', ')}`);
  }
}
