import type winston from 'winston';
import type { LogLevel } from './level.ts';
import type { LineDestination } from '../sink/line-sink.ts';
import type { TraceContext } from '../trace/trace-context.ts';

/** What every line of a process says about it. */
export interface LineIdentity {
  /** Name of the service, such as `orders`. */
  service: string;
  /** Where it runs, such as `production`. */
  environment: string;
  /** Its version or the commit that it was built from. */
  version: string;
}

/**
 * What a logger is made from.
 * @example
 * const options: LoggerOptions = { service: 'orders', environment: 'test', version: '1.4.2', level: 'debug' };
 */
export interface LoggerOptions extends LineIdentity {
  /** Least severe npm level that is logged; default "info". Can be changed later: `logger.level = "debug"`. */
  level?: LogLevel;
  /** "json" for machines, "pretty" for people. Default: pretty on a terminal, else json. */
  format?: 'json' | 'pretty';
  /** Where lines go. Default: stdout, without ever waiting for its reader. */
  destination?: LineDestination;
}

/** Anything but a function, which says nothing in a log. */
type NoFunction<T> = T extends (...args: never[]) => unknown ? never : T;

/**
 * Logs at one level: a message and fields, an error, or both in either order. A text at the end is
 * the `context`; `%s` and the like take values as in printf; a function at the end is called once
 * the line is handed over.
 * @example
 * logger.info('Order accepted', { orderId: 7 });
 * logger.error('Payment failed', error, { orderId: 7 });
 * logger.error(error);
 */
export type LeveledLogMethod = <T>(message: NoFunction<T>, ...meta: unknown[]) => Logger;

/** An entry in one object, as winston takes it. */
export interface LogEntry {
  level: LogLevel;
  message: unknown;
  [field: string]: unknown;
}

/**
 * Logs at a level that is known only when the program runs.
 * @example
 * logger.log(attempts > 3 ? 'error' : 'warn', 'Retrying', { attempts });
 * logger.log({ level: 'info', message: 'Order accepted', orderId: 7 });
 */
export interface LogMethod {
  (level: LogLevel, message: unknown, ...meta: unknown[]): Logger;
  (entry: LogEntry): Logger;
}

/** Those of winston's members that this logger has otherwise or, as syslog's levels, not at all. */
type Replaced =
  | LogLevel
  | 'log'
  | 'level'
  | 'child'
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
 * A winston logger whose lines cannot be forged, broken, or made to throw.
 * @example
 * const logger = createLogger({ service: 'orders', environment: 'production', version: '1.4.2' });
 * logger.child({ tenant: 't-1' }).info('Order accepted', { orderId: 7 });
 */
export interface Logger extends Omit<winston.Logger, Replaced>, Record<LogLevel, LeveledLogMethod> {
  /**
   * Least severe level that is logged. A child's own begins as its parent's.
   * @throws {TypeError} when it is set to something that is no level.
   * @example
   * logger.level = 'debug';
   */
  level: LogLevel;
  log: LogMethod;
  /**
   * For Nest, which calls it for errors that end a process: the same as `error`.
   * @example
   * logger.fatal('Cannot reach the database', error);
   */
  fatal: LeveledLogMethod;
  /**
   * A logger that puts `fields` on each of its lines.
   * @example
   * const log = logger.child({ tenant: 't-1' });
   */
  child(fields?: object): Logger;
  /**
   * Whether lines of this level are written.
   * @example
   * if (logger.isLevelEnabled('debug')) logger.debug('State', { state: dump() });
   */
  isLevelEnabled(level: LogLevel): boolean;
  /**
   * Adds a winston transport; it gets the same lines, redacted already.
   * @example
   * logger.add(new winston.transports.File({ filename: 'orders.log' }));
   */
  add(transport: winston.transport): Logger;
  /**
   * Takes a transport off again.
   * @example
   * logger.remove(file);
   */
  remove(transport: winston.transport): Logger;
  /**
   * Takes all transports off, the logger's own among them.
   * @example
   * logger.clear().add(file);
   */
  clear(): Logger;
  /**
   * Closes all added transports. What is logged afterwards still goes to the logger's own output.
   * @example
   * logger.close();
   */
  close(): Logger;
  /**
   * Logs, at its second call with an id, how long it is since the first.
   * @example
   * logger.profile('import');
   * logger.profile('import');
   */
  profile(id: string | number, fields?: Record<string, unknown>): Logger;
  /**
   * Logs a request that has ended, apart from the application's own lines (`log: "access"`), whatever
   * the level: it is a record of what happened, and {@link accessLog} has its own switch, `quiet`.
   * @example
   * logger.access(newTrace(), { method: 'GET', path: '/orders', status: 200, durationMs: 3.2 });
   */
  access(trace: TraceContext, fields: AccessFields): void;
  /**
   * Logs who did what to which object (`log: "audit"`), whatever the level: raising the level must
   * not switch the audit trail off. Fields are redacted as in any line.
   * @example
   * logger.audit('Order cancelled', { actor: 'orders-ui', order: 'o-7' });
   */
  audit(message: string, fields?: object): void;
  /**
   * Writes measurements (`log: "metrics"`), whatever the level: raising the level must not blind
   * the alarms. The fields stand at the top of the line as they are, neither renamed nor redacted
   * nor cut, after the standard ones (`timestamp`, `level`, `message`, `service`, `environment`,
   * `version`, `log`), whose names they cannot take: see {@link isReservedField}. For numbers and
   * names from the code alone, never for what a caller sent. Keep a line below 256 KiB, the most
   * that CloudWatch Logs takes.
   * @example
   * logger.metrics({ _aws: { Timestamp: Date.now(), CloudWatchMetrics: [] }, tokens: [12, 7] });
   */
  metrics(fields: object): void;
  /**
   * Hands over all lines that are held back; waits for a slow reader. Happens by itself at exit.
   * @example
   * shutdown.onFlush(() => logger.flush());
   */
  flush(): void;
}

/**
 * What an access line says of a request.
 * @example
 * const fields: AccessFields = { method: 'GET', path: '/orders', status: 408, aborted: true };
 */
export interface AccessFields {
  /** Undefined where Node's parser could not make it out. */
  method: string | undefined;
  /** Without its query, which is where secrets and personal data tend to be. */
  path: string | undefined;
  /** What the client was sent; 499, as in nginx, where it left before it was sent anything. */
  status: number;
  /** Milliseconds from the end of its headers; undefined where they never arrived whole. */
  durationMs?: number | undefined;
  client?: string | undefined;
  userAgent?: string | undefined;
  /** The request or the response did not arrive in full. */
  aborted?: true | undefined;
}
