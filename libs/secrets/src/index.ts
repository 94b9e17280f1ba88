export { AwsCallError } from './aws-call-error.ts';
export { createSecrets, type Secrets } from './create-secrets.ts';
export {
  SecretAccessDeniedError,
  SecretExpiredError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsError,
  SecretsStaleError,
  SecretUnavailableError,
} from './errors.ts';
export { type SecretSource, type SecretVersion } from './fetch-secret.ts';
export { type Frozen } from './frozen.ts';
export { type Logger } from './logger.ts';
export { type SecretsOptions } from './options.ts';
export { type Secret, type SecretStatus } from './secret.ts';
