import type { LineDestination } from '../sink/line-destination.ts';
import type { LogLevel } from './level.ts';

/** The fields that identify a process on every line. */
export interface LineIdentity {
  /** Name of the service, such as `orders`. */
  service: string;
  /** Environment, such as `production`. */
  environment: string;
  /** Version of the service, or the commit that it was built from. */
  version: string;
}

/**
 * The options of a logger.
 * @example
 * const options: LoggerOptions = { service: 'orders', environment: 'test', version: '1.4.2', level: 'debug' };
 */
export interface LoggerOptions extends LineIdentity {
  /**
   * Least severe npm level that is logged. Default "info"; can be changed later: `logger.level =
   * "debug"`.
   */
  level?: LogLevel;
  /** "json" for machines, "pretty" for people. Default: pretty on a terminal, else json. */
  format?: 'json' | 'pretty';
  /** Where lines go. Default: stdout, without waiting for its reader. */
  destination?: LineDestination;
}
