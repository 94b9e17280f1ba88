import type { Logger } from '@gatehouse/logging';

/** The event names that the metric filters of a service match, see tools/infrastructure. */
export type SecurityEvent = 'authentication_failed' | 'forbidden' | 'rate_limited';

/** Logs a warning that an alarm counts, or an audit line if the log level excludes warnings. */
export function securityEvent(
  logger: Logger,
  event: SecurityEvent,
  message: string,
  fields: object,
): void {
  const all = { event, ...fields };
  if (logger.isLevelEnabled('warn')) logger.warn(message, all);
  else logger.audit(message, all);
}
