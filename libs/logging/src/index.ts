export { accessLog, type AccessLogOptions } from './access-log.ts';
export { isReservedField } from './field-key.ts';
export { LineSink, type LineDestination, type LineSinkOptions } from './line-sink.ts';
export { createLogger, type AccessFields, type Logger, type LoggerOptions } from './logger.ts';
export {
  currentTrace,
  identifyCaller,
  outgoingTraceHeaders,
  runWithTrace,
  tracedFetch,
} from './trace.ts';
export { newTrace, traceFromHeaders, traceHeaders, type TraceContext } from './trace-context.ts';
