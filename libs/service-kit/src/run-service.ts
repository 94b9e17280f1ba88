import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import { createLogger } from '@gatehouse/logging';
import { createShutdown } from '@gatehouse/shutdown';
import { ConfigurationError } from './configuration/configuration.ts';
import { createService } from './create-service.ts';
import { startSignals } from './start-signals.ts';
import type { Service, ServiceDefinition } from './service.ts';

/** Time-out for closing one resource at shutdown, in milliseconds. */
const RESOURCE_TIMEOUT_MS = 2_000;
/** Time for closing what an interrupted start has opened, in milliseconds. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * Runs a service: assembles it, listens, announces readiness, and on SIGTERM or SIGINT does the same in
 * reverse (see `@gatehouse/shutdown`). A service that cannot start logs the reason in one line and
 * exits with 1. A signal during the start ends it: what is open is closed, and the process exits with 0.
 * @example await runService({ name: 'orders', routes });
 */
export async function runService<C>(definition: ServiceDefinition<C>): Promise<void> {
  const { signal, stop } = startSignals();
  signal.addEventListener('abort', () => setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS));
  let service: Service;
  try {
    service = await createService(definition, { signal });
  } catch (error) {
    if (signal.aborted) endStart(definition.name, String(signal.reason));
    reportFailedStart(definition.name, error);
    process.exit(1);
  }
  if (signal.aborted) {
    await service.close();
    endStart(definition.name, String(signal.reason));
  }

  const { server, logger, health, settings } = service;
  const { drainDelayMs, requestTimeoutMs, shutdownDeadlineMs: deadlineMs } = settings;
  const neededMs = drainDelayMs + requestTimeoutMs + RESOURCE_TIMEOUT_MS;
  if (neededMs > deadlineMs) {
    await service.close();
    reportFailedStart(definition.name, tooShort(neededMs, settings));
    process.exit(1);
  }
  const shutdown = createShutdown({
    logger,
    drainDelayMs,
    requestTimeoutMs,
    resourceTimeoutMs: RESOURCE_TIMEOUT_MS,
    deadlineMs,
  });
  shutdown.server(server);
  shutdown.onDrain(() => service.drain());
  for (const { name, close, ...options } of service.resources)
    shutdown.resource(name, close, options);
  shutdown.onFlush(() => logger.flush());
  shutdown.install();
  stop();

  try {
    await listen(server, settings.host, settings.port);
  } catch (error) {
    await service.close();
    // The reason is the last line, where people look for it.
    logger.error(describeListenError(error as NodeJS.ErrnoException, settings.port));
    process.exit(1);
  }
  health.started();
  logger.info(`Listening on ${urlOf(server)}`);
}

function tooShort(neededMs: number, settings: Service['settings']): ConfigurationError {
  const { drainDelayMs, requestTimeoutMs, shutdownDeadlineMs } = settings;
  return new ConfigurationError([
    `SHUTDOWN_DEADLINE_MS: expected ${neededMs} or more, the sum of DRAIN_DELAY_MS (${drainDelayMs}), ` +
      `REQUEST_TIMEOUT_MS (${requestTimeoutMs}) and ${RESOURCE_TIMEOUT_MS} for closing resources, not "${shutdownDeadlineMs}"`,
  ]);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server): string {
  const address = server.address();
  const scheme = server instanceof TlsServer ? 'https' : 'http';
  return address !== null && typeof address === 'object'
    ? `${scheme}://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`
    : String(address);
}

function describeListenError(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop the process that listens there, or set PORT to another port`;
    case 'EACCES':
      return `Port ${port} is not allowed for this user: set PORT to a port above 1023`;
    default:
      return `Cannot listen on port ${port}: ${error.message}`;
  }
}

function endStart(service: string, signal: string): never {
  startLogger(service).info(`${signal} during the start: exiting`);
  process.exit(0);
}

function reportFailedStart(service: string, error: unknown): void {
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
