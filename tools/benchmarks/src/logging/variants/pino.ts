import { pino } from 'pino';
import { drive } from '../drive.ts';
import { sameContent } from '../pino-options.ts';

const logger = pino(sameContent);

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(fields, message),
  // pino's default destination writes each line before it returns.
  flush: () => undefined,
});
