import winston from 'winston';
import { identity, REDACT_KEYS, REDACTED, traces } from '../content.ts';
import { drive } from '../drive.ts';

function clone(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(clone);
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    copy[key] = REDACT_KEYS.has(key) ? REDACTED : clone(field);
  }
  return copy;
}

const redact = winston.format((info) => {
  // Spreading keeps winston's symbols; the nested objects belong to the caller, so they are cloned.
  const copy = { ...info };
  for (const key of Object.keys(copy)) {
    copy[key] = REDACT_KEYS.has(key) ? REDACTED : clone(copy[key]);
  }
  return copy;
});

const withTrace = winston.format((info) => {
  const trace = traces.getStore();
  if (trace) info['traceId'] = trace.traceId;
  return info;
});

const { combine, json, timestamp } = winston.format;
const logger = winston.createLogger({
  defaultMeta: identity,
  format: combine(timestamp(), withTrace(), redact(), json()),
  transports: [new winston.transports.Console()],
});

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(message, fields),
  // The Console transport writes each line before it returns.
  flush: () => undefined,
});
