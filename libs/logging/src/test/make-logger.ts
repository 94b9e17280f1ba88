import { LogCapture } from '@gatehouse/testing';
import { createLogger, type Logger, type LoggerOptions } from '../index.ts';

export const identity = { service: 'orders', environment: 'test', version: '1.2.3' };

/** A logger with captured lines. */
export function makeLogger(options: Partial<LoggerOptions> = {}): {
  logger: Logger;
  logs: LogCapture;
} {
  const logs = new LogCapture();
  const logger = createLogger({ ...identity, destination: logs, level: 'silly', ...options });
  return { logger, logs };
}
