export { accessLog, type AccessLogOptions } from './access-log.ts';
export { isReservedField } from './field-key.ts';
export type { LogLevel } from './level.ts';
export {
  createLineSink,
  type LineDestination,
  type LineSink,
  type LineSinkOptions,
} from './line-sink.ts';
export { createLogger } from './logger.ts';
export type {
  AccessFields,
  LeveledLogMethod,
  LineIdentity,
  LogEntry,
  Logger,
  LoggerOptions,
  LogMethod,
} from './logger-types.ts';
export {
  bindTrace,
  currentTrace,
  identifyCaller,
  outgoingTraceHeaders,
  runWithTrace,
  tracedFetch,
} from './trace.ts';
export { newTrace, traceFromHeaders, traceHeaders, type TraceContext } from './trace-context.ts';
