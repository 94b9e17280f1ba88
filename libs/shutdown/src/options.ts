import { silentLogger, type Logger } from './logger.ts';

/** A signal that a process can handle: SIGKILL and SIGSTOP are not. */
export type HandledSignal = Exclude<NodeJS.Signals, 'SIGKILL' | 'SIGSTOP'>;

/**
 * The options of a shutdown.
 * @example
 * const options: ShutdownOptions = { logger, drainDelayMs: 10_000 };
 */
export interface ShutdownOptions {
  /** Logs the steps of the shutdown. Default: no logging. */
  logger?: Logger;
  /**
   * Milliseconds to continue serving after the signal, until the load balancer stops sending requests.
   * Default 10,000; use 0 without a load balancer.
   */
  drainDelayMs?: number;
  /**
   * Milliseconds for requests in flight after the drain delay; the remaining ones are cut off. Default
   * 10,000.
   */
  requestTimeoutMs?: number;
  /** Time-out for closing one resource, in milliseconds. Default 2,000. */
  resourceTimeoutMs?: number;
  /**
   * Milliseconds after which the process exits with 1, even if something is still open. Default 27,000:
   * ECS's `stopTimeout` of 30 s minus 3 s.
   */
  deadlineMs?: number;
  /** The signals that start the shutdown. Default SIGTERM and SIGINT. */
  signals?: readonly HandledSignal[];
  /** Ends the process. Default `process.exit`; a test can capture the code instead. */
  exit?: (code: number) => void;
}

export type ResolvedShutdownOptions = Required<ShutdownOptions>;

/**
 * The options with their defaults.
 * @throws {RangeError} naming the option, if a number is invalid or the phases do not fit into the
 * deadline.
 */
export function withDefaults(options: ShutdownOptions): ResolvedShutdownOptions {
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

/** @throws {RangeError} if the value is not a number of milliseconds that a timer accepts. */
export function milliseconds(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
  throw new RangeError(`${name} is ${value}: expected milliseconds, a whole number of 0 or more`);
}
