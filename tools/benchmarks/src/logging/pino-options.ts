import { type LoggerOptions } from 'pino';
import { identity, REDACT_PATHS, REDACTED, traces } from './content.ts';

/** pino set up to write what our logger writes. */
export const sameContent: LoggerOptions = {
  base: identity,
  messageKey: 'message',
  timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
  formatters: { level: (level) => ({ level }) },
  mixin() {
    const trace = traces.getStore();
    return trace ? { traceId: trace.traceId } : {};
  },
  redact: { paths: REDACT_PATHS, censor: REDACTED },
};
