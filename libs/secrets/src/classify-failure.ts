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
const NOT_FOUND = new Set(['ResourceNotFoundException', 'InvalidRequestException']);

/**
 * Denials of the identity or of its KMS key, and AWS's common errors for wrong or expired credentials.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html
 */
const ACCESS_DENIED = new Set([
  'AccessDeniedException',
  'DecryptionFailure',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'NotAuthorized',
  'UnrecognizedClientException',
]);

/** The error to throw for a failed read of `secretName`. An unknown code counts as unavailable. */
export function classifyFailure(secretName: string, cause: AwsCallError): SecretsError {
  if (NOT_FOUND.has(cause.code)) return new SecretNotFoundError(secretName, cause);
  if (ACCESS_DENIED.has(cause.code)) return new SecretAccessDeniedError(secretName, cause);
  return new SecretUnavailableError(secretName, cause);
}
