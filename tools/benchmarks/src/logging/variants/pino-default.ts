import { pino } from 'pino';
import { drive } from '../drive.ts';

// With default settings: epoch time, numeric levels, no trace id, no redaction.
const logger = pino();

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(fields, message),
  flush: () => undefined,
});
