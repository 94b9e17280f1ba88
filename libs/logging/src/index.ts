export { accessLog, type AccessLogOptions } from './access-log.ts';
export { isReservedField } from './redaction/field-key.ts';
export type { LogLevel } from './line/level.ts';
export { createLineSink } from './sink/line-sink.ts';
export type { LineDestination, LineSink, LineSinkOptions } from './sink/line-destination.ts';
export { createLogger } from './logger.ts';
export type { LeveledLogMethod, LogEntry, Logger, LogMethod } from './line/logger-types.ts';
export type { LineIdentity, LoggerOptions } from './line/logger-options.ts';
export type { AccessFields } from './line/access-fields.ts';
export {
  bindTrace,
  currentTrace,
  identifyCaller,
  outgoingTraceHeaders,
  runWithTrace,
  tracedFetch,
} from './trace/trace.ts';
export {
  newTrace,
  traceFromHeaders,
  traceHeaders,
  type TraceContext,
} from './trace/trace-context.ts';
