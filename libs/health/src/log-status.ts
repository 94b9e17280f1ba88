import type { Check, CheckStatus } from './check.ts';
import type { Logger } from './logger.ts';

/** Logs that a check fails, or passes again; not that it passes at first. */
export function logStatus(
  logger: Logger,
  { name, critical }: Required<Check>,
  status: CheckStatus,
  first: boolean,
  error: unknown,
): unknown {
  if (status === 'fail')
    return logger.warn(`Health check ${name} fails`, { check: name, critical, error });
  return first ? undefined : logger.info(`Health check ${name} passes again`, { check: name });
}
