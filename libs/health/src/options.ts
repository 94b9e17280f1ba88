import type { CheckStatus } from './check.ts';
import { silentLogger, type Logger } from './logger.ts';
import { milliseconds } from './milliseconds.ts';

/**
 * The options of the health.
 * @example
 * const options: HealthOptions = { logger, intervalMs: 30_000 };
 */
export interface HealthOptions {
  /** Logs when a check starts to fail and when it recovers. Default: no logging. */
  logger?: Logger;
  /** Milliseconds between two runs of a check. Default 10,000. */
  intervalMs?: number;
  /** Time-out of one run in milliseconds. Default 2,000. */
  timeoutMs?: number;
  /**
   * When the event loop counts as stuck: turns longer than `maxDelayMs` (default 1,000) filled more
   * than half of the last `windowMs` (default 10,000), not counting a single one that has ended.
   */
  eventLoop?: { maxDelayMs?: number; windowMs?: number };
  /** Milliseconds for start-up, after which liveness fails. Default 120,000. */
  startTimeoutMs?: number;
  /** Called when the status of a check changes, and after its first run. Use it to record a metric. */
  onChange?: (check: { name: string; status: CheckStatus; critical: boolean }) => void;
}

export interface ResolvedHealthOptions {
  readonly logger: Logger;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly maxDelayMs: number;
  readonly windowMs: number;
  readonly startTimeoutMs: number;
  readonly onChange: NonNullable<HealthOptions['onChange']>;
}

/**
 * The options with their defaults.
 * @throws {RangeError} naming the option, if a number is invalid.
 */
export function withDefaults(options: HealthOptions): ResolvedHealthOptions {
  const { eventLoop = {} } = options;
  return {
    logger: options.logger ?? silentLogger,
    intervalMs: milliseconds('intervalMs', options.intervalMs ?? 10_000),
    timeoutMs: milliseconds('timeoutMs', options.timeoutMs ?? 2_000),
    maxDelayMs: milliseconds('eventLoop.maxDelayMs', eventLoop.maxDelayMs ?? 1_000),
    windowMs: milliseconds('eventLoop.windowMs', eventLoop.windowMs ?? 10_000),
    startTimeoutMs: milliseconds('startTimeoutMs', options.startTimeoutMs ?? 120_000),
    onChange: options.onChange ?? (() => undefined),
  };
}
