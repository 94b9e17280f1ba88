import { pino } from 'pino';
import { drive } from '../drive.ts';

// As it comes: epoch time, level numbers, no trace id, no redaction.
const logger = pino();

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(fields, message),
  flush: () => undefined,
});
