import { type AwsCallError } from './aws-call-error.ts';
import {
  SecretAccessDeniedError,
  SecretNotFoundError,
  SecretUnavailableError,
  type SecretsError,
} from './errors.ts';

/**
 * GetSecretValue responds with InvalidRequestException for a secret that is scheduled for deletion.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
const NOT_FOUND = {
  ResourceNotFoundException: SecretNotFoundError,
  InvalidRequestException: SecretNotFoundError,
};

/**
 * Denials of the identity or of its KMS key, and AWS's common errors for wrong or expired credentials.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html
 */
const ACCESS_DENIED = {
  AccessDeniedException: SecretAccessDeniedError,
  DecryptionFailure: SecretAccessDeniedError,
  ExpiredTokenException: SecretAccessDeniedError,
  IncompleteSignature: SecretAccessDeniedError,
  InvalidClientTokenId: SecretAccessDeniedError,
  InvalidSignatureException: SecretAccessDeniedError,
  MissingAuthenticationToken: SecretAccessDeniedError,
  NotAuthorized: SecretAccessDeniedError,
  UnrecognizedClientException: SecretAccessDeniedError,
};

type Failure = typeof SecretNotFoundError | typeof SecretAccessDeniedError;
const CLASSES = new Map<string, Failure>(Object.entries({ ...NOT_FOUND, ...ACCESS_DENIED }));

/** The error to throw for a failed read of `secretName`. An unknown code counts as unavailable. */
export function classifyFailure(secretName: string, cause: AwsCallError): SecretsError {
  const Failure = CLASSES.get(cause.code) ?? SecretUnavailableError;
  return new Failure(secretName, cause);
}
