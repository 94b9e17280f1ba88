import { LogFormatter, LogItem, Logger } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { identity, REDACT_KEYS, REDACTED, traces } from '../content.ts';
import { drive } from '../drive.ts';

class SameContent extends LogFormatter {
  override formatAttributes(known: UnformattedAttributes, additional: LogAttributes): LogItem {
    const attributes = {
      timestamp: known.timestamp.toISOString(),
      level: known.logLevel.toLowerCase(),
      message: known.message,
      ...identity,
      traceId: traces.getStore()?.traceId,
    };
    return new LogItem({ attributes }).addAttributes(additional);
  }
}

const logger = new Logger({
  serviceName: identity.service,
  logFormatter: new SameContent(),
  jsonReplacerFn: (key, value) => (REDACT_KEYS.has(key) ? REDACTED : value),
});

await drive({
  plain: (message) => logger.info(message),
  full: (message, fields) => logger.info(message, fields),
  // It prints through a Console, which writes each line before it returns.
  flush: () => undefined,
});
