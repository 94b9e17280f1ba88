import { destination, pino } from 'pino';
import { drive } from '../drive.ts';
import { sameContent } from '../pino-options.ts';

const out = destination({ sync: false, minLength: 4_096 });
const logger = pino(sameContent, out);

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(fields, message),
  // All is written when it calls back; what may fail is its fsync, which pipes do not know.
  flush: () => new Promise((resolve) => out.flush(() => resolve())),
});
