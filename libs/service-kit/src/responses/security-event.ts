import type { Logger } from '@gatehouse/logging';

/** What the metric filters of a service look for, see tools/infrastructure. */
export type SecurityEvent = 'authentication_failed' | 'forbidden' | 'rate_limited';

/** Logs a warning that an alarm counts; where the log level leaves warnings out, an audit line. */
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
