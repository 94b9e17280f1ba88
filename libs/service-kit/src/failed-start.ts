import { createLogger } from '@gatehouse/logging';
import { ConfigurationError } from './configuration/configuration.ts';

/** Ends a process that was signalled before it listened. */
export function endStart(service: string, signal: string): never {
  startLogger(service).info(`${signal} during the start: exiting`);
  process.exit(0);
}

/** Logs why a service cannot start. */
export function reportFailedStart(service: string, error: unknown): void {
  const logger = startLogger(service);
  if (error instanceof ConfigurationError)
    logger.error(error.message, { problems: error.problems });
  else
    logger.error(`Cannot start: ${error instanceof Error ? error.message : String(error)}`, {
      error,
    });
}

/** There may be no valid configuration to create the service's own logger. */
function startLogger(service: string) {
  const { ENVIRONMENT, SERVICE_VERSION, LOG_FORMAT } = process.env;
  return createLogger({
    service,
    environment: ENVIRONMENT || 'unknown',
    version: SERVICE_VERSION || 'development',
    ...(LOG_FORMAT === 'pretty' && { format: 'pretty' }),
  });
}
