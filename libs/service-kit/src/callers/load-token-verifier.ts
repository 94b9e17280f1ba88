import type { Logger } from '@gatehouse/logging';
import { createSecrets, SecretUnavailableError } from '@gatehouse/secrets';
import { undecided } from './refusal.ts';
import { keySet, keySetSource } from './key-set-source.ts';
import { tokenVerifier, type TokenRules, type VerifyToken } from './verify-token.ts';

export interface TokenVerifier {
  readonly verify: VerifyToken;
  /**
   * For a health check: loads the keys if there are none yet.
   * @throws while they are missing or overdue.
   */
  check(): Promise<void>;
  close(): void;
}

/** Responses of a wrong issuer, or of a server that is not an issuer: waiting does not help. */
const LASTING =
  /^(?:HTTP_(?!408|429|5)|NotHttps|NotJson|TooLarge|MetadataInvalid|IssuerMismatch|ENOTFOUND)/;

/**
 * Loads the issuer's keys, which are then refreshed and cached like secrets. An outage of the issuer
 * does not prevent a task from starting: `verify` responds with 503 until `check` has loaded the keys.
 * @throws {SecretsError} if the issuer can never provide keys, because its address is wrong.
 */
export async function loadTokenVerifier(
  rules: TokenRules,
  options: { plainHttp: boolean; refreshIntervalMs: number; logger: Logger },
): Promise<TokenVerifier> {
  const { plainHttp, refreshIntervalMs, logger } = options;
  const keys = createSecrets({ source: keySetSource(plainHttp), refreshIntervalMs, logger });
  let verify: VerifyToken | undefined;
  let outage: unknown;
  const load = async () => {
    verify = tokenVerifier(await keys.load(rules.issuer, keySet), rules);
  };
  try {
    await load();
  } catch (error) {
    if (!isOutage(error)) {
      keys.close();
      throw error;
    }
    outage = error;
  }
  return {
    async verify(token) {
      if (verify === undefined) throw undecided(outage);
      return verify(token);
    },
    async check() {
      if (verify === undefined) await load();
      keys.check();
    },
    close: () => keys.close(),
  };
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof SecretUnavailableError)) return false;
  const { code } = error.cause as { code?: string };
  return !LASTING.test(code ?? '');
}
