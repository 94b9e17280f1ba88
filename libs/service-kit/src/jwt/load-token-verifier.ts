import type { Logger } from '@gatehouse/logging';
import { createSecrets, type Secrets } from '@gatehouse/secrets';
import { keySet, keySetSource } from './key-set-source.ts';
import { tokenVerifier, type TokenRules, type VerifyToken } from './verify-token.ts';

export interface TokenVerifier {
  readonly verify: VerifyToken;
  /** The issuer's keys, which are refreshed and kept as secrets are. */
  readonly keys: Secrets;
}

/**
 * Loads the issuer's keys.
 * @throws {SecretsError} where the issuer gives none: a service that cannot verify its callers does not start.
 */
export async function loadTokenVerifier(
  rules: TokenRules,
  options: { plainHttp: boolean; refreshIntervalMs: number; logger: Logger },
): Promise<TokenVerifier> {
  const { plainHttp, refreshIntervalMs, logger } = options;
  const keys = createSecrets({ source: keySetSource(plainHttp), refreshIntervalMs, logger });
  try {
    return { verify: tokenVerifier(await keys.load(rules.issuer, keySet), rules), keys };
  } catch (error) {
    keys.close();
    throw error;
  }
}
