import { isatty } from 'node:tty';
import { LEVEL, MESSAGE, SPLAT } from 'triple-beam';
import winston from 'winston';
import {
  bindFields,
  fieldsOf,
  LineFormatter,
  type BoundFields,
  type LineIdentity,
} from './line-formatter.ts';
import { LineSink, type LineDestination } from './line-sink.ts';
import { copyFields } from './record.ts';
import { PrettyDestination } from './pretty-destination.ts';
import { LineTransport } from './line-transport.ts';
import { knownLevel, splitEntry } from './entry.ts';
import { currentTrace } from './trace.ts';
import type { TraceContext } from './trace-context.ts';

export interface LoggerOptions extends LineIdentity {
  /** Least severe npm level that is logged; default "info". Can be changed later: `logger.level = "debug"`. */
  level?: string;
  /** "json" for machines, "pretty" for people. Default: pretty on a terminal, else json. */
  format?: 'json' | 'pretty';
  /** Where lines go. Default: stdout, without ever waiting for its reader. */
  destination?: LineDestination;
}

/** A winston logger whose lines cannot be forged, broken, or made to throw. */
export interface Logger extends winston.Logger {
  /** Logs an answered request, apart from the application's own lines (`log: "access"`). */
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
  /** Hands over all lines that are held back; waits for a slow reader. Happens by itself at exit. */
  flush(): void;
}

export interface AccessFields {
  method: string | undefined;
  path: string;
  status: number;
  /** Milliseconds. */
  durationMs: number;
  client?: string | undefined;
  userAgent?: string | undefined;
  /** The client left before the answer was complete. */
  aborted?: true | undefined;
}

type OwnMethod = 'access' | 'audit' | 'metrics' | 'flush';

/** Logger methods see the child's fields through this on their `this`. */
const BOUND = Symbol('bound fields');

interface Internals {
  [BOUND]?: BoundFields;
  /** Where winston's stream pipes to: one transport, or a list (readable-stream 3). */
  _readableState: { pipes: unknown };
}

const { levels } = winston.config.npm;

/**
 * Makes a logger with winston's API: levels, `child`, `log`, transports and formats.
 * As long as the only transport is the logger's own, lines skip winston's streams; once another
 * transport, a format or default metadata is set, they take winston's way and reach all of them,
 * with secrets already redacted.
 */
export function createLogger(options: LoggerOptions): Logger {
  const formatter = new LineFormatter(options);
  const destination = options.destination ?? stdoutSink((lines) => reportDropped(lines));
  const sink = isPretty(options) ? new PrettyDestination(destination) : destination;
  const transport = new LineTransport(sink);
  const asItIs = winston.format((info) => info)();
  const logger = winston.createLogger({
    levels,
    level: options.level ?? 'info',
    format: asItIs,
    transports: [transport],
  }) as Logger & Internals;
  const writeToStreams = logger.write.bind(logger);

  function goesStraightToSink(self: Logger & Internals): boolean {
    return (
      self._readableState.pipes === transport &&
      self.format === asItIs &&
      !self.defaultMeta &&
      !self.silent &&
      !transport.silent &&
      transport.level === undefined &&
      transport.format === undefined
    );
  }

  /** Lines that are written whatever the level. */
  function emitAlways(self: Logger & Internals, line: string): void {
    if (self.silent) return;
    if (goesStraightToSink(self)) sink.write(line);
    // The most severe level lets the line pass every transport's own.
    else writeLineToStreams(line, 'error');
  }

  function writeLineToStreams(line: string, level: string): void {
    const text = line.trimEnd();
    const info = JSON.parse(text) as Record<string | symbol, unknown>;
    writeToStreams({ ...info, [LEVEL]: level, [MESSAGE]: text, [SPLAT]: info['extra'] ?? [] });
  }

  function emit(
    self: Logger & Internals,
    level: string,
    message: unknown,
    fields: object | undefined,
    trace = currentTrace(),
    kind?: string,
  ): void {
    if (goesStraightToSink(self)) {
      if ((levels[level] as number) > (levels[self.level] ?? -1)) return;
      sink.write(formatter.line(level, message, trace, fields, self[BOUND], kind));
    } else if (self.isLevelEnabled(level)) {
      const all = self.defaultMeta ? { ...(self.defaultMeta as object), ...fields } : fields;
      writeLineToStreams(formatter.line(level, message, trace, all, self[BOUND], kind), level);
    }
  }

  function emitEntry(self: Logger & Internals, entry: unknown, level?: string): void {
    const parts = splitEntry(entry, level);
    emit(self, parts.level, parts.message, parts.fields);
  }

  for (const level of Object.keys(levels)) {
    const log = function (this: (Logger & Internals) | undefined, ...args: unknown[]) {
      const self = this ?? logger;
      const message = args[0];
      if (typeof message === 'object' && message !== null && args.length === 1) {
        emitEntry(self, message, level);
      } else if (args.length === 2 && typeof message === 'string') {
        emit(self, level, message, fieldsOf([args[1]]));
      } else {
        emit(self, level, message, fieldsOf(args.slice(1)));
      }
      return self;
    };
    Object.defineProperty(logger, level, { value: log, configurable: true, writable: true });
  }

  const overrides = {
    log(this: Logger & Internals, level: unknown, message?: unknown, ...meta: unknown[]) {
      if (typeof level === 'object') emitEntry(this, level);
      else if (typeof message === 'object' && meta.length === 0)
        emitEntry(this, message, String(level));
      else emit(this, knownLevel(level), message, fieldsOf(meta));
      return this;
    },
    /** Where winston's own helpers (`profile`, `startTimer`, exception handlers, streams piped in) end. */
    write(this: Logger & Internals, entry: unknown) {
      emitEntry(this, entry);
      return true;
    },
    child(this: Logger & Internals, fields: object = {}) {
      const bound = { ...this[BOUND]?.fields, ...copyFields(fields) };
      return Object.assign(Object.create(this) as Internals, { [BOUND]: bindFields(bound) });
    },
    access(this: Logger & Internals, trace: TraceContext, fields: AccessFields) {
      const message = `${fields.method} ${fields.path} ${fields.status}`;
      emit(this, 'info', message, fields, trace, ',"log":"access"');
    },
    audit(this: Logger & Internals, message: string, fields?: object) {
      const all = fieldsOf([fields]);
      const kind = ',"log":"audit"';
      emitAlways(this, formatter.line('info', message, currentTrace(), all, this[BOUND], kind));
    },
    metrics(this: Logger & Internals, fields: object) {
      emitAlways(this, formatter.metricsLine(fields));
    },
    flush: () => sink.flush(),
  };
  const reportDropped = (lines: number) =>
    logger.warn('Log lines were lost: the reader of the log is too slow', { droppedLines: lines });
  return Object.assign(logger, overrides as unknown as Pick<Logger, OwnMethod>);
}

let stdout: LineSink | undefined;

/** One for all loggers of a process: two would tear each other's lines where a reader is slow. */
function stdoutSink(onDropped: (lines: number) => void): LineSink {
  stdout ??= new LineSink({ onDropped });
  return stdout;
}

function isPretty({ format, destination }: LoggerOptions): boolean {
  if (format !== undefined) return format === 'pretty';
  return destination === undefined && isatty(1);
}
