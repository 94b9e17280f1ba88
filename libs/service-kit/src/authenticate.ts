import type { IncomingMessage } from 'node:http';
import { SecretExpiredError, type Secret } from '@gatehouse/secrets';
import { keyMatcher, type ApiKeys, type KeyLabel } from './api-keys.ts';
import type { Caller } from './caller.ts';
import type { VerifyToken } from './jwt/verify-token.ts';
import { Refusal, undecided } from './refusal.ts';

/** A key longer than this is none; it bounds what an anonymous caller can make us hash. */
const LONGEST_KEY = 512;

/**
 * Establishes who sent a request: by an API key in `x-api-key`, else by a JWT in `Authorization`.
 * @throws {Problem} 401 for a caller that is not known, 503 where that cannot be decided.
 */
export type Authenticate = (request: IncomingMessage) => Promise<Caller>;

const API_KEY_CALLERS: Readonly<Record<KeyLabel, Caller>> = {
  current: Object.freeze({ kind: 'api-key', id: 'current-api-key', scopes: [] }),
  previous: Object.freeze({ kind: 'api-key', id: 'previous-api-key', scopes: [] }),
};

/** @param verifyToken Without it only API keys are accepted. */
export function createAuthenticate(
  apiKeys: Secret<ApiKeys>,
  verifyToken: VerifyToken | undefined,
): Authenticate {
  const labelOf = apiKeyVerifier(apiKeys);
  const schemes = verifyToken ? ['ApiKey', 'Bearer'] : ['ApiKey'];

  return async ({ headers }) => {
    try {
      const key = headers['x-api-key'];
      if (typeof key === 'string') {
        const label = key.length <= LONGEST_KEY ? await labelOf(key) : undefined;
        if (label) return API_KEY_CALLERS[label];
        throw new Refusal('unknown key', schemes);
      }
      const token = verifyToken && bearerToken(headers.authorization);
      if (token !== undefined && verifyToken) return await verifyToken(token);
    } catch (error) {
      throw error instanceof SecretExpiredError ? undecided(error) : error;
    }
    throw new Refusal('no credentials', schemes);
  };
}

/** A key that is not known leads to one refresh before it is refused: its sender may have learned of a rotation first. */
function apiKeyVerifier(apiKeys: Secret<ApiKeys>) {
  let known: ApiKeys | undefined;
  let matches: ReturnType<typeof keyMatcher>;
  return async (presented: string): Promise<KeyLabel | undefined> => {
    let label: KeyLabel | undefined;
    await apiKeys.verify((keys) => {
      if (keys !== known) matches = keyMatcher((known = keys));
      label = matches(presented);
      return label !== undefined;
    });
    return label;
  };
}

// https://www.rfc-editor.org/rfc/rfc6750#section-2.1
const BEARER = /^Bearer +(\S+)$/i;

function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
}
