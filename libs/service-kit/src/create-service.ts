import express, { type Express } from 'express';
import { createHealth } from '@gatehouse/health';
import { accessLog, createLogger } from '@gatehouse/logging';
import { createSecrets } from '@gatehouse/secrets';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { apiKeysSchema } from './api-keys.ts';
import { authentication } from './authentication.ts';
import { createAwsClients } from './aws-clients.ts';
import { loadConfiguration, LOCAL, type KitConfiguration } from './configuration.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { createExpressServer } from './express-server.ts';
import { createMetrics } from './metrics.ts';
import { createOutgoingClient } from './outgoing/index.ts';
import { rateLimit } from './rate-limit.ts';
import { requestDeadline } from './request-deadline.ts';
import { requestMetrics } from './request-metrics.ts';
import { securityHeaders } from './security-headers.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import type { Resource, Service, ServiceDefinition, ServiceOptions } from './service.ts';

/** How much longer than it is kept alive a connection may take to send its headers, and its request. */
const RECEIVE_MORE_MS = 1_000;

/** How long one attempt of an AWS call may take. */
const AWS_REQUEST_TIMEOUT_MS = 3_000;

/**
 * Puts a service together: configuration, logger, secrets, health and an express app with all that
 * every service needs around its routes. Nothing listens yet: drive `app` with supertest, or see
 * `runService`.
 * @throws {ConfigurationError} naming every variable that is missing or wrong.
 * @throws {SecretsError} where the API keys cannot be loaded or are not valid.
 */
export async function createService<C>(
  definition: ServiceDefinition<C>,
  options: ServiceOptions = {},
): Promise<Service> {
  const { name } = definition;
  const { kit, service: configuration } = await loadConfiguration(
    options.environment ?? process.env,
    definition.configuration,
  );
  const local = kit.ENVIRONMENT === LOCAL;
  const logger = createLogger({
    service: name,
    environment: kit.ENVIRONMENT,
    version: kit.SERVICE_VERSION,
    level: kit.LOG_LEVEL,
    ...(kit.LOG_FORMAT && { format: kit.LOG_FORMAT }),
    ...(options.logDestination && { destination: options.logDestination }),
  });
  const resources: Resource[] = [];
  const resource = (what: string, close: () => unknown) =>
    void resources.push({ name: what, close });
  const closeAll = async () => {
    for (const { close } of resources.splice(0).reverse()) await close();
  };

  try {
    const metrics = createMetrics(logger, { level: local ? 'debug' : 'info' });
    resource('metrics', () => metrics.close());
    const aws = createAwsClients(kit.AWS_REGION, AWS_REQUEST_TIMEOUT_MS);
    resource('AWS clients', () => aws.close());
    const health = createHealth({
      logger,
      onChange: ({ name: check, status }) =>
        metrics.record(`${check}Healthy`, status === 'pass' ? 1 : 0),
    });
    resource('health checks', () => health.stop());
    const secrets = createSecrets({
      client: aws.client(SecretsManagerClient),
      logger,
      refreshIntervalMs: kit.SECRETS_REFRESH_MS,
    });
    resource('secrets', () => secrets.close());
    const apiKeys = await secrets.load(
      kit.API_KEYS_SECRET ?? `${name}/api-keys`,
      apiKeysSchema(kit.ENVIRONMENT),
    );
    health.check({ name: 'secrets', run: () => secrets.check() });

    const router = await definition.routes({
      configuration,
      logger,
      health,
      secrets,
      aws,
      metrics,
      outgoing(peer) {
        const client = createOutgoingClient({ metrics, ...peer });
        health.check({ name: `${peer.name}-calls`, run: () => client.check() });
        return client;
      },
      resource,
    });

    const app = hardenedExpress(kit, local);
    app.use(health.handler);
    app.use(accessLog({ logger }));
    app.use(securityHeaders, requestMetrics(metrics));
    app.use(rateLimit(kit.RATE_LIMIT_PER_MINUTE, logger));
    if (definition.openApi) serveDocument(app, '/openapi.json', definition.openApi);
    app.use(authentication(apiKeys, logger));
    app.use(express.json({ limit: kit.BODY_LIMIT_BYTES }));
    app.use(requestDeadline(kit.REQUEST_TIMEOUT_MS));
    app.use(router);
    app.use(notFound);
    app.use(errorHandler(logger));

    const receiveMs = kit.KEEP_ALIVE_MS + RECEIVE_MORE_MS;
    const times = {
      keepAliveTimeout: kit.KEEP_ALIVE_MS,
      headersTimeout: receiveMs,
      requestTimeout: receiveMs,
    };
    const certificate = kit.TLS === 'on' ? await selfSignedCertificate(name) : undefined;
    return {
      name,
      app,
      server: createExpressServer(app, times, certificate),
      logger,
      health,
      resources,
      settings: {
        // A container is reached from outside it; a laptop's service is nobody else's business.
        host: kit.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
        port: kit.PORT,
        drainDelayMs: kit.DRAIN_DELAY_MS ?? (local ? 0 : 10_000),
        shutdownDeadlineMs: kit.SHUTDOWN_DEADLINE_MS,
        requestTimeoutMs: kit.REQUEST_TIMEOUT_MS,
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function hardenedExpress(kit: KitConfiguration, local: boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  // An ETag of every answer costs more than the answer, and nothing here may be cached.
  app.disable('etag');
  app.set('query parser', 'simple');
  // Behind the load balancer the last address in X-Forwarded-For is the client's; the rest is hearsay.
  app.set('trust proxy', kit.TRUSTED_PROXIES ?? (local ? 0 : 1));
  return app;
}

function serveDocument(app: Express, path: string, document: object): void {
  const body = JSON.stringify(document);
  app.get(path, (_request, response) => void response.type('application/json').send(body));
}
