import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type * as z from 'zod';
import { SecretExpiredError, type Frozen, type Secret } from '@gatehouse/secrets';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import type { keySet } from './key-set-source.ts';

export type KeySet = Frozen<z.infer<typeof keySet>>;

/** @throws {Refusal} for an invalid token. */
export type VerifyToken = (token: string) => Promise<Caller>;

export interface TokenRules {
  readonly issuer: string;
  /**
   * One of these must be in `aud`, or be the `client_id` of a Cognito access token, which has no `aud`.
   */
  readonly audiences: readonly string[];
}

/** A longer token is invalid. This bounds the work that an anonymous caller can cause. */
const LONGEST_TOKEN = 8_192;
/** Tolerated clock skew in seconds. */
const CLOCK_TOLERANCE_S = 30;
/** Signatures that only the issuer can create: no shared secrets (HS256), and not "none". */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** Other kinds of JWT (RFC 8725, section 3.11): a logout token is not an access token. */
const TYPES = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

/**
 * Creates the verification of access tokens with the issuer's keys. A signature that matches no known
 * key triggers one refresh of the keys before it is refused, see `Secret.verify`.
 */
export function tokenVerifier(keys: Secret<KeySet>, rules: TokenRules): VerifyToken {
  let known: KeySet | undefined;
  let keyOf: ReturnType<typeof createLocalJWKSet>;
  const demands = {
    issuer: rules.issuer,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp'],
  };

  const payloadOf = async (token: string, current: KeySet): Promise<JWTPayload> => {
    if (current !== known) keyOf = createLocalJWKSet((known = current) as unknown as JSONWebKeySet);
    try {
      return (await jwtVerify(token, keyOf, demands)).payload;
    } catch (error) {
      if (error instanceof errors.JWKSMultipleMatchingKeys) return payloadOfAny(token, error);
      throw error;
    }
  };

  /** A token without a key id, during a rotation: each of the keys may have signed it. */
  const payloadOfAny = async (token: string, keys: errors.JWKSMultipleMatchingKeys) => {
    for await (const key of keys) {
      try {
        return (await jwtVerify(token, key, demands)).payload;
      } catch (error) {
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  };

  return async (token) => {
    if (token.length > LONGEST_TOKEN) throw refusal('token too long');
    if (!TYPES.has(typeOf(token))) throw refusal('not an access token');
    const { value } = keys;
    try {
      const payload = await payloadOf(token, value).catch(async (error: unknown) => {
        const maybeRotated = fitsNoKey(error) && (await keys.verify((newer) => newer !== value));
        if (!maybeRotated) throw error;
        return payloadOf(token, keys.value);
      });
      return callerFrom(payload, rules.audiences);
    } catch (error) {
      if (error instanceof Refusal || error instanceof SecretExpiredError) throw error;
      throw refusal(reasonOf(error));
    }
  };
}

/** The token's key is unknown, or a different one with a known id. */
const fitsNoKey = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWSSignatureVerificationFailed;

function typeOf(token: string): string {
  try {
    const { typ = 'JWT' } = decodeProtectedHeader(token);
    return String(typ).toLowerCase();
  } catch {
    throw refusal('malformed token');
  }
}

function callerFrom(payload: JWTPayload, audiences: readonly string[]): Caller {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
  const { token_use: use, client_id, azp, sub, scope, scp } = payload;
  if (use !== undefined && use !== 'access') throw refusal('not an access token');
  const meant = payload.aud ?? (use === 'access' ? client_id : undefined);
  if (![meant].flat().some((audience) => audiences.includes(audience as string)))
    throw refusal('another audience');
  const clientId = textOf(client_id) ?? textOf(azp);
  const id = textOf(sub) ?? clientId;
  if (id === undefined) throw refusal('neither sub nor client_id');
  return Object.freeze({
    kind: 'jwt',
    id,
    ...(clientId !== undefined && { clientId }),
    // RFC 8693, section 4.2; Microsoft and Okta call it "scp".
    scopes: scopesOf(scope ?? scp),
    claims: Object.freeze(payload),
  });
}

const textOf = (claim: unknown) => (typeof claim === 'string' && claim !== '' ? claim : undefined);

function scopesOf(claim: unknown): readonly string[] {
  const all: unknown[] =
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return all.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
}

/** The class of the failure and the name of the claim, never the content of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'token expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `claim ${error.claim} ${error.reason}`;
  return error instanceof errors.JOSEError ? error.code : 'unusable token';
}

// https://www.rfc-editor.org/rfc/rfc6750#section-3.1
const refusal = (reason: string) => new Refusal(reason, ['ApiKey', 'Bearer error="invalid_token"']);
