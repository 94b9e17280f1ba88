export { accessLog, type AccessLogOptions } from './access-log.ts';
export { isReservedField } from './redaction/field-key.ts';
export type { LogLevel } from './line/level.ts';
export {
  createLineSink,
  type LineDestination,
  type LineSink,
  type LineSinkOptions,
} from './sink/line-sink.ts';
export { createLogger } from './logger.ts';
export type {
  AccessFields,
  LeveledLogMethod,
  LineIdentity,
  LogEntry,
  Logger,
  LoggerOptions,
  LogMethod,
} from './line/logger-types.ts';
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
