import type { IncomingMessage } from 'node:http';
import { SecretExpiredError, type Secret } from '@gatehouse/secrets';
import { keyMatcher, type ApiKeys, type KeyLabel } from './api-keys.ts';
import type { Caller } from './caller.ts';
import type { VerifyToken } from './verify-token.ts';
import { Refusal, undecided } from './refusal.ts';

/**
 * Authenticates the caller of a request: by an API key in `x-api-key`, else by a JWT in
 * `Authorization`.
 * @throws {Problem} 401 for an unknown caller, 503 if the decision is not possible.
 */
export type Authenticate = (request: IncomingMessage) => Promise<Caller>;

const API_KEY_CALLERS: Readonly<Record<KeyLabel, Caller>> = {
  current: Object.freeze({ kind: 'api-key', id: 'current-api-key', scopes: [] }),
  previous: Object.freeze({ kind: 'api-key', id: 'previous-api-key', scopes: [] }),
};

export interface Authentication {
  readonly authenticate: Authenticate;
  /** The caller of a request with a known API key; undefined if {@link authenticate} must decide. */
  recognise(request: IncomingMessage): Caller | undefined;
}

/** @param verifyToken Without it, only API keys are accepted. */
export function createAuthentication(
  apiKeys: Secret<ApiKeys>,
  verifyToken: VerifyToken | undefined,
): Authentication {
  const labelIn = apiKeyLabels();
  const schemes = verifyToken ? ['ApiKey', 'Bearer'] : ['ApiKey'];

  const authenticate: Authenticate = async ({ headers }) => {
    try {
      const key = headers['x-api-key'];
      if (typeof key === 'string') {
        let label: KeyLabel | undefined;
        // An unknown key triggers one refresh before it is refused: its sender may have learned of a
        // rotation first.
        const isKnown = (keys: ApiKeys) => (label = labelIn(keys, key)) !== undefined;
        if ((await apiKeys.verify(isKnown)) && label) return API_KEY_CALLERS[label];
        throw new Refusal('unknown key', schemes);
      }
      const token = verifyToken && bearerToken(headers.authorization);
      if (token !== undefined && verifyToken) return await verifyToken(token);
    } catch (error) {
      throw error instanceof SecretExpiredError ? undecided(error) : error;
    }
    throw new Refusal('no credentials', schemes);
  };

  return {
    authenticate,
    recognise({ headers }) {
      const key = headers['x-api-key'];
      if (typeof key !== 'string') return undefined;
      try {
        const label = labelIn(apiKeys.value, key);
        return label && API_KEY_CALLERS[label];
      } catch {
        // The keys have expired: `authenticate` refreshes them or reports that.
        return undefined;
      }
    },
  };
}

/** Finds the matching key. The comparison data is computed once for each version of the keys. */
function apiKeyLabels(): (keys: ApiKeys, presented: string) => KeyLabel | undefined {
  let known: ApiKeys | undefined;
  let matches: ReturnType<typeof keyMatcher> = () => undefined;
  return (keys, presented) => {
    if (keys !== known) matches = keyMatcher((known = keys));
    return matches(presented);
  };
}

// https://www.rfc-editor.org/rfc/rfc6750#section-2.1
const BEARER = /^Bearer +(\S+)$/i;

function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
}
