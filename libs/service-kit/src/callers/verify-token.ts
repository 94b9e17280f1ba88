import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import type * as z from 'zod';
import { SecretExpiredError, type Frozen, type Secret } from '@gatehouse/secrets';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import type { keySet } from './key-set-source.ts';
import { ALGORITHMS } from './token-algorithms.ts';
import { callerFrom } from './token-caller.ts';
import { fitsNoKey, reasonOf } from './token-failure.ts';
import { refusal } from './token-refusal.ts';

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

function typeOf(token: string): string {
  try {
    const { typ = 'JWT' } = decodeProtectedHeader(token);
    return String(typ).toLowerCase();
  } catch {
    throw refusal('malformed token');
  }
}
