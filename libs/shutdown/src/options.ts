import { silentLogger, type Logger } from './logger.ts';

export interface ShutdownOptions {
  /** Told what happens; default nobody. */
  logger?: Logger;
  /**
   * Milliseconds to go on serving after the signal, while the load balancer learns that this task
   * takes no more requests. Default 10,000; 0 where nothing is in front.
   */
  drainDelayMs?: number;
  /** Milliseconds that requests in flight may take after that; what is left is cut off. Default 10,000. */
  requestTimeoutMs?: number;
  /** Milliseconds that closing one resource may take. Default 2,000. */
  resourceTimeoutMs?: number;
  /** Milliseconds after which the process exits with 1, whatever is still open. Default 27,000: ECS's `stopTimeout` of 30 s less 3. */
  deadlineMs?: number;
  /** The signals that begin it. Default SIGTERM and SIGINT. */
  signals?: readonly NodeJS.Signals[];
  /** Ends the process. Default `process.exit`; a test may take the code instead. */
  exit?: (code: number) => void;
}

export type Settings = Required<ShutdownOptions>;

/**
 * The options with their defaults.
 * @throws {RangeError} naming the option where a number is none, or where the phases cannot fit in the deadline.
 */
export function withDefaults(options: ShutdownOptions): Settings {
  const drainDelayMs = milliseconds('drainDelayMs', options.drainDelayMs ?? 10_000);
  const requestTimeoutMs = milliseconds('requestTimeoutMs', options.requestTimeoutMs ?? 10_000);
  const resourceTimeoutMs = milliseconds('resourceTimeoutMs', options.resourceTimeoutMs ?? 2_000);
  const deadlineMs = milliseconds('deadlineMs', options.deadlineMs ?? 27_000);
  const needed = drainDelayMs + requestTimeoutMs + resourceTimeoutMs;
  if (needed > deadlineMs) {
    throw new RangeError(
      `deadlineMs is ${deadlineMs}: expected ${needed} or more, the sum of drainDelayMs (${drainDelayMs}), ` +
        `requestTimeoutMs (${requestTimeoutMs}) and resourceTimeoutMs (${resourceTimeoutMs})`,
    );
  }
  return {
    logger: options.logger ?? silentLogger,
    drainDelayMs,
    requestTimeoutMs,
    resourceTimeoutMs,
    deadlineMs,
    signals: options.signals ?? ['SIGTERM', 'SIGINT'],
    exit: options.exit ?? ((code) => process.exit(code)),
  };
}

/** @throws {RangeError} where the value is not a number of milliseconds that a timer takes. */
export function milliseconds(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
  throw new RangeError(`${name} is ${value}: expected milliseconds, a whole number of 0 or more`);
}
