import { type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerSource, type SecretSource } from './fetch-secret.ts';
import { noLogger, type Logger } from './logger.ts';

/**
 * The options of the secrets: where they come from, and how they stay current.
 * @example
 * const options: SecretsOptions = { client: new SecretsManagerClient(), logger };
 */
export type SecretsOptions = RefreshOptions &
  (
    | {
        /** Reused for every call and never destroyed: it belongs to the caller. */
        client: SecretsManagerClient;
        source?: undefined;
      }
    | {
        /**
         * Reads from another source than Secrets Manager, for example the public keys of a token
         * issuer.
         */
        source: SecretSource;
        client?: undefined;
      }
  );

export interface RefreshOptions {
  /** Default: none. Only names, version ids and error classes are logged. */
  logger?: Logger;
  /** Milliseconds between background refreshes. Default 300,000 (five minutes). */
  refreshIntervalMs?: number;
  /** Share by which each delay is randomly lengthened or shortened. Default 0.1. */
  jitter?: number;
  /**
   * Milliseconds for which the last good value is served without a successful refresh. Default 24
   * hours.
   */
  maxStaleMs?: number;
  /** Time-out of one read in milliseconds, including the SDK's retries. Default 3,000. */
  requestTimeoutMs?: number;
}

/** The validated options with their defaults, and values derived from them. */
export interface ResolvedSecretOptions extends Required<RefreshOptions> {
  source: SecretSource;
  /** Age from which a value is stale: a refresh is overdue, and its quick retries have failed too. */
  staleAfterMs: number;
}

/** Time for the first quick retries of a failed refresh before the health check reports it. */
const GRACE_MS = 30_000;

/** setTimeout accepts no larger value: it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** @throws RangeError naming the invalid option. */
export function settingsFrom(options: SecretsOptions): ResolvedSecretOptions {
  const settings = {
    source: options.source ?? secretsManagerSource(options.client),
    logger: options.logger ?? noLogger,
    refreshIntervalMs: options.refreshIntervalMs ?? 300_000,
    jitter: options.jitter ?? 0.1,
    maxStaleMs: options.maxStaleMs ?? 24 * 60 * 60 * 1000,
    requestTimeoutMs: options.requestTimeoutMs ?? 3_000,
  };
  const { refreshIntervalMs, jitter, maxStaleMs, requestTimeoutMs } = settings;
  const longestDelayMs = refreshIntervalMs * (1 + jitter);
  const staleAfterMs = longestDelayMs + Math.min(GRACE_MS, refreshIntervalMs);

  demand(jitter >= 0 && jitter < 1, 'jitter must be from 0 to below 1');
  demand(
    refreshIntervalMs > 0 && longestDelayMs <= LONGEST_TIMER_MS,
    'refreshIntervalMs must be above 0 and, with jitter, below 24.8 days',
  );
  demand(
    requestTimeoutMs > 0 && requestTimeoutMs <= LONGEST_TIMER_MS,
    'requestTimeoutMs must be above 0 and below 24.8 days',
  );
  demand(
    maxStaleMs > staleAfterMs,
    `maxStaleMs must be above ${staleAfterMs}: less would expire values between two refreshes`,
  );
  return { ...settings, staleAfterMs };
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
