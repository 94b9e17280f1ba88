import { isatty } from 'node:tty';
import { LEVEL, MESSAGE, SPLAT } from 'triple-beam';
import winston from 'winston';
import type { AccessFields } from './line/access-fields.ts';
import { bindFields, type BoundFields } from './line/bound-fields.ts';
import { splitEntry } from './line/entry.ts';
import { checkedLevel, type LogLevel } from './line/level.ts';
import { LineFormatter } from './line/line-formatter.ts';
import type { LoggerOptions } from './line/logger-options.ts';
import { LineTransport } from './sink/line-transport.ts';
import { readLeveledCall, readLogCall, type LogCall } from './calls/log-call.ts';
import type { Logger } from './line/logger-types.ts';
import { fieldsOf, isReadableRecord } from './calls/meta.ts';
import { PrettyDestination } from './sink/pretty-destination.ts';
import { copyFields } from './line/record.ts';
import { onLostLines, stdoutSink } from './sink/stdout-sink.ts';
import { currentTrace } from './trace/trace.ts';
import type { TraceContext } from './trace/trace-context.ts';

/** Logger methods find the child's fields and level through these on their `this`. */
const BOUND = Symbol('bound fields');
const OWN_LEVEL = Symbol('level');

interface Internals {
  [BOUND]?: BoundFields;
  [OWN_LEVEL]: LogLevel;
  /** The targets of winston's stream: one transport, or a list (readable-stream 3). */
  _readableState: { pipes: unknown };
  _writableState: { ending: boolean };
}

type Self = winston.Logger & Internals;

const levels = winston.config.npm.levels as Record<LogLevel, number>;

/**
 * Creates a logger with winston's API: levels, `child`, `log`, transports and formats. While the only
 * transport is the logger's own, lines skip winston's streams. Once another transport, a format or
 * default metadata is set, lines pass through winston's streams and reach all transports, with secrets
 * already redacted.
 * @throws {TypeError} for an unknown level, naming the known ones.
 * @example
 * const logger = createLogger({ service: 'orders', environment: 'production', version: '1.4.2' });
 * logger.info('Order accepted', { orderId: 7 });
 */
export function createLogger(options: LoggerOptions): Logger {
  const level = checkedLevel(options.level ?? 'info');
  const formatter = new LineFormatter(options);
  const destination = options.destination ?? stdoutSink();
  const sink = isPretty(options) ? new PrettyDestination(destination) : destination;
  const transport = new LineTransport(sink);
  const asItIs = winston.format((info) => info)();
  const logger = winston.createLogger({
    levels,
    format: asItIs,
    transports: [transport],
  }) as Self;
  // For `logger.exceptions.handle()`. As options, they would install the handlers at once.
  Object.assign(transport, { handleExceptions: true, handleRejections: true });
  const writeToStreams = logger.write.bind(logger);
  const close = logger.close.bind(logger);
  let closed = false;

  function goesStraightToSink(self: Self): boolean {
    return (
      (self._readableState.pipes === transport &&
        self.format === asItIs &&
        !self.defaultMeta &&
        !self.silent &&
        !transport.silent &&
        transport.level === undefined &&
        transport.format === undefined) ||
      // winston's streams have ended, but there are still lines to write.
      closed ||
      logger._writableState.ending
    );
  }

  function emit(self: Self, level: LogLevel, message: unknown, fields: object | undefined): void {
    if (goesStraightToSink(self)) {
      if (levels[level] > levels[self[OWN_LEVEL]]) return;
      sink.write(formatter.line(level, message, currentTrace(), fields, self[BOUND]));
    } else if (!self.silent && self.isLevelEnabled(level)) {
      const all = withDefaults(self, fields);
      writeLineToStreams(formatter.line(level, message, currentTrace(), all, self[BOUND]), level);
    }
  }

  function emitRecord(
    self: Self,
    log: 'access' | 'audit',
    message: string,
    fields: object | undefined,
    trace: TraceContext | undefined,
  ): void {
    const all = withDefaults(self, fields);
    const kind = `,"log":"${log}"`;
    emitAlways(self, formatter.line('info', message, trace, all, self[BOUND], kind));
  }

  /** For lines that are written at any level. */
  function emitAlways(self: Self, line: string): void {
    if (self.silent) return;
    if (goesStraightToSink(self)) sink.write(line);
    // The most severe level lets the line pass every transport's own level.
    else writeLineToStreams(line, 'error');
  }

  function writeLineToStreams(line: string, level: LogLevel): void {
    const text = line.trimEnd();
    const info = JSON.parse(text) as Record<string | symbol, unknown>;
    const { taken } = transport;
    try {
      writeToStreams({ ...info, [LEVEL]: level, [MESSAGE]: text, [SPLAT]: splatOf(info) });
    } catch {
      // As a call of the logger never throws: if a format has failed, the line goes out without it; if another
      // transport has failed, it is out already.
      if (transport.taken === taken) sink.write(line);
    }
  }

  function emitCall(self: Self, { level, message, fields, always, callback }: LogCall): void {
    if (always)
      emitAlways(self, formatter.line(level, message, currentTrace(), fields, self[BOUND]));
    else emit(self, level, message, fields);
    if (callback !== undefined) process.nextTick(callback, null, level, message, fields);
  }

  function leveled(level: LogLevel) {
    return function (this: Self | undefined, ...args: unknown[]) {
      const self = this ?? logger;
      const message = args[0];
      // Almost all calls have one of these two forms.
      if (typeof message === 'string' && args.length === 1) emit(self, level, message, undefined);
      else if (typeof message === 'string' && isPlainPair(args))
        emit(self, level, message, args[1] as object);
      else emitCall(self, readLeveledCall(level, args));
      return self;
    };
  }

  function define(name: string, value: unknown): void {
    Object.defineProperty(logger, name, { value, configurable: true, writable: true });
  }

  for (const level of Object.keys(levels) as LogLevel[]) define(level, leveled(level));
  define('fatal', leveled('error'));
  logger[OWN_LEVEL] = level;
  Object.defineProperty(logger, 'level', {
    configurable: true,
    enumerable: true,
    get(this: Self) {
      return this[OWN_LEVEL];
    },
    set(this: Self, level: unknown) {
      this[OWN_LEVEL] = checkedLevel(level);
    },
  });

  const overrides = {
    log(this: Self, ...args: unknown[]) {
      emitCall(this, readLogCall(args));
      return this;
    },
    /**
     * The end of winston's own helpers (`profile`, `startTimer`, exception handlers, piped streams).
     */
    write(this: Self, entry: unknown, ...rest: unknown[]) {
      const { level, message, fields } = splitEntry(entry);
      emit(this, level, message, fields);
      const callback = rest.at(-1);
      if (typeof callback === 'function') process.nextTick(callback as () => void);
      return true;
    },
    child(this: Self, fields: object = {}) {
      const bound = { ...this[BOUND]?.fields, ...copyFields(fields) };
      return Object.assign(Object.create(this) as Internals, { [BOUND]: bindFields(bound) });
    },
    close(this: Self) {
      closed = true;
      close();
      return this;
    },
    access(this: Self, trace: TraceContext, fields: AccessFields) {
      const { method = '-', path = '-', status } = fields;
      const message = `${method} ${path} ${status}`;
      emitRecord(this, 'access', message, fields, trace);
    },
    audit(this: Self, message: string, fields?: object) {
      emitRecord(this, 'audit', message, fieldsOf([fields]), currentTrace());
    },
    metrics(this: Self, fields: object) {
      emitAlways(this, formatter.metricsLine(fields));
    },
    flush: () => sink.flush(),
  };
  for (const [name, value] of Object.entries(overrides)) define(name, value);
  if (options.destination === undefined)
    onLostLines((message, droppedLines, write = (line) => emitAlways(logger, line)) =>
      write(formatter.line('warn', message, undefined, { droppedLines })),
    );
  return logger as unknown as Logger;
}

function withDefaults(self: Self, fields: object | undefined): object | undefined {
  if (!self.defaultMeta) return fields;
  // The fields of a child are more specific.
  return { ...(self.defaultMeta as object), ...self[BOUND]?.fields, ...fields };
}

/** The property that winston's `splat` format reads; a caller's field may also be named `extra`. */
function splatOf({ extra }: Record<string, unknown>): unknown[] {
  return Array.isArray(extra) ? extra : [];
}

function isPlainPair(args: readonly unknown[]): boolean {
  return args.length === 2 && isReadableRecord(args[1]) && !(args[0] as string).includes('%');
}

function isPretty({ format, destination }: LoggerOptions): boolean {
  if (format !== undefined) return format === 'pretty';
  return destination === undefined && isatty(1);
}
