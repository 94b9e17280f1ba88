import { errors } from 'jose';

/** The token's key is unknown, or a different one with a known id. */
export const fitsNoKey = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWSSignatureVerificationFailed;

/** The class of the failure and the name of the claim, never the content of the token. */
export function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'token expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `claim ${error.claim} ${error.reason}`;
  return error instanceof errors.JOSEError ? error.code : 'unusable token';
}
