import { createLogger, runWithTrace } from '@gatehouse/logging';
import { identity } from '../content.ts';
import { drive } from '../drive.ts';

const logger = createLogger({ ...identity, format: 'json' });

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(message, fields),
  flush: () => logger.flush(),
  inTrace: runWithTrace,
});
