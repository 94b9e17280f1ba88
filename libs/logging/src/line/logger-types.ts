import type winston from 'winston';
import type { AccessFields } from './access-fields.ts';
import type { LogLevel } from './level.ts';
import type { TraceContext } from '../trace/trace-context.ts';

/** Any value except a function or a promise, which are meaningless in a log. */
type Loggable<T> = T extends ((...args: never[]) => unknown) | PromiseLike<unknown> ? never : T;

/** The fields of a line: any object except a function, a list, a map or a promise. */
type Fields<F extends object> = F & {
  readonly [Symbol.hasInstance]?: never;
  readonly [Symbol.iterator]?: never;
  readonly [Symbol.toStringTag]?: never;
};

/**
 * Logs at one level: a message and fields, an error, or both in either order. A trailing string is the
 * `context`; `%s` and similar tokens consume values as in printf; a trailing function is called once
 * the line has been handed over.
 * @example
 * logger.info('Order accepted', { orderId: 7 });
 * logger.error('Payment failed', error, { orderId: 7 });
 * logger.error(error);
 */
export type LeveledLogMethod = <T>(message: Loggable<T>, ...meta: unknown[]) => Logger;

/** An entry in one object, as winston accepts it. */
export interface LogEntry<T = unknown> {
  /** The level of the line. */
  level: LogLevel;
  /** A text; an error becomes the field `error`, with its message as the text. */
  message: Loggable<T>;
  [field: string]: unknown;
}

/**
 * Logs at a level that is known only at run time.
 * @example
 * logger.log(attempts > 3 ? 'error' : 'warn', 'Retrying', { attempts });
 * logger.log({ level: 'info', message: 'Order accepted', orderId: 7 });
 */
export interface LogMethod {
  <T>(level: LogLevel, message: Loggable<T>, ...meta: unknown[]): Logger;
  <T>(entry: LogEntry<T>): Logger;
}

/** Members of winston that this logger defines differently or, like syslog's levels, not at all. */
type Replaced =
  | LogLevel
  | 'log'
  | 'level'
  | 'levels'
  | 'child'
  | 'configure'
  | 'add'
  | 'remove'
  | 'clear'
  | 'close'
  | 'profile'
  | 'isLevelEnabled'
  | 'help'
  | 'data'
  | 'prompt'
  | 'input'
  | 'emerg'
  | 'alert'
  | 'crit'
  | 'warning'
  | 'notice';

/**
 * A winston logger whose lines cannot be forged or broken, and whose calls never throw.
 * @example
 * const logger = createLogger({ service: 'orders', environment: 'production', version: '1.4.2' });
 * logger.child({ tenant: 't-1' }).info('Order accepted', { orderId: 7 });
 */
export interface Logger extends Omit<winston.Logger, Replaced>, Record<LogLevel, LeveledLogMethod> {
  /**
   * Least severe level that is logged. A child starts with its parent's level.
   * @throws {TypeError} when it is set to an unknown level.
   * @example
   * logger.level = 'debug';
   */
  level: LogLevel;
  /** npm's levels; a smaller number is more severe. */
  readonly levels: Readonly<Record<LogLevel, number>>;
  /**
   * Replaces the transports, the format and the level, as in winston.
   * @throws {TypeError} for an unknown level.
   * @example
   * logger.configure({ level: 'debug', transports: [new winston.transports.Console()] });
   */
  configure(
    options: Omit<winston.LoggerOptions, 'level' | 'levels'> & { level?: LogLevel | undefined },
  ): void;
  /**
   * Logs at a level that is known only at run time.
   * @example
   * logger.log('warn', 'Retrying', { attempts: 2 });
   */
  log: LogMethod;
  /**
   * Called by Nest for errors that end a process; identical to `error`.
   * @example
   * logger.fatal('Cannot reach the database', error);
   */
  fatal: LeveledLogMethod;
  /**
   * Creates a logger that adds `fields` to each of its lines.
   * @example
   * const log = logger.child({ tenant: 't-1' });
   */
  child<F extends object>(fields?: Fields<F>): Logger;
  /**
   * Whether lines of this level are written.
   * @example
   * if (logger.isLevelEnabled('debug')) logger.debug('State', { state: dump() });
   */
  isLevelEnabled(level: LogLevel): boolean;
  /**
   * Adds a winston transport, which receives the same lines, already redacted.
   * @example
   * logger.add(new winston.transports.File({ filename: 'orders.log' }));
   */
  add(transport: winston.transport): Logger;
  /**
   * Removes a transport.
   * @example
   * logger.remove(file);
   */
  remove(transport: winston.transport): Logger;
  /**
   * Removes all transports, including the logger's own.
   * @example
   * logger.clear().add(file);
   */
  clear(): Logger;
  /**
   * Closes all added transports. Later lines still go to the logger's own output.
   * @example
   * logger.close();
   */
  close(): Logger;
  /**
   * The second call with the same id logs the time since the first.
   * @example
   * logger.profile('import');
   * logger.profile('import');
   */
  profile<F extends object>(id: string | number, fields?: Fields<F>): Logger;
  /**
   * Logs a completed request, separate from the application's own lines (`log: "access"`), at any
   * level: it is a record of an event. To exclude paths, use `quiet` of {@link accessLog}.
   * @example
   * logger.access(newTrace(), { method: 'GET', path: '/orders', status: 200, durationMs: 3.2 });
   */
  access(trace: TraceContext, fields: AccessFields): void;
  /**
   * Logs who did what to which object (`log: "audit"`), at any level: raising the level must not turn
   * the audit trail off. Fields are redacted as in any line.
   * @example
   * logger.audit('Order cancelled', { actor: 'orders-ui', order: 'o-7' });
   */
  audit<F extends object>(message: string, fields?: Fields<F>): void;
  /**
   * Writes metrics (`log: "metrics"`), at any level: raising the level must not blind the alarms. The
   * fields are at the top of the line, after the standard ones (`timestamp`, `level`, `message`,
   * `service`, `environment`, `version`, `log`), whose names they cannot have: see {@link
   * isReservedField}. They are neither renamed nor redacted nor truncated. Use only numbers and names
   * from the code, never data from a caller. Keep a line below 256 KiB, the limit of CloudWatch Logs.
   * @example
   * logger.metrics({ _aws: { Timestamp: Date.now(), CloudWatchMetrics: [] }, tokens: [12, 7] });
   */
  metrics<F extends object>(fields: Fields<F>): void;
  /**
   * Writes all buffered lines; waits for a slow reader. Happens automatically at exit.
   * @example
   * shutdown.onFlush(() => logger.flush());
   */
  flush(): void;
}
