import { pino } from 'pino';
import { REDACTED } from '../content.ts';
import { drive } from '../drive.ts';
import { sameContent } from '../pino-options.ts';

// Five names, at the top level and one level down: the closest that pino has to redaction at any
// depth.
const names = ['password', 'token', 'apiKey', 'authorization', 'cookie'];
const paths = names.flatMap((name) => [name, `*.${name}`]);
const logger = pino({ ...sameContent, redact: { paths, censor: REDACTED } });

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(fields, message),
  flush: () => undefined,
});
