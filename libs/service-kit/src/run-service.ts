import { createShutdown } from '@gatehouse/shutdown';
import type { Service } from './assembled-service.ts';
import { ConfigurationError } from './configuration/configuration.ts';
import { createService } from './create-service.ts';
import { endStart, reportFailedStart } from './failed-start.ts';
import { describeListenError, listen, urlOf } from './server/listen.ts';
import { startSignals } from './start-signals.ts';
import type { ServiceDefinition } from './service.ts';

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
