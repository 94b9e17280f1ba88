import type { Server } from 'node:http';
import type { CorsOptions } from 'cors';
import express, { Router, type Express, type RequestHandler } from 'express';
import { createHealth, type Health } from '@gatehouse/health';
import { accessLog, createLogger, type Logger } from '@gatehouse/logging';
import { createSecrets } from '@gatehouse/secrets';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Resource, Service } from './assembled-service.ts';
import { beforeAbort } from './before-abort.ts';
import { apiKeysSchema } from './callers/api-keys.ts';
import { auditLog } from './callers/audit-log.ts';
import { createAuthentication } from './callers/authenticate.ts';
import { authentication } from './callers/authentication.ts';
import { withTokens } from './callers/with-tokens.ts';
import { createAwsClients, type AwsClients } from './aws/aws-clients.ts';
import { loadConfiguration, type KitConfiguration } from './configuration/configuration.ts';
import { LOCAL } from './configuration/environment.ts';
import { DrainListeners } from './drain-listeners.ts';
import { errorHandler, notFound } from './responses/error-handler.ts';
import { createExpressServer } from './server/express-server.ts';
import { healthMetrics } from './metrics/health-metrics.ts';
import { createIdempotency, createMemoryStore } from './idempotency/index.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createOutgoingClient } from './outgoing/index.ts';
import { respondToRefusedRequests } from './server/refused-requests.ts';
import { inOrder } from './requests/in-order.ts';
import { ownLastResort } from './responses/last-resort.ts';
import { parseClientAddresses } from './requests/client-address.ts';
import { rateLimit } from './requests/rate-limit.ts';
import { requestMetrics } from './metrics/request-metrics.ts';
import { respondWithJson } from './responses/respond-with-json.ts';
import { requestSemantics } from './requests/request-semantics.ts';
import { checkLimits, limitRates, limitTimes, parseJsonBodies } from './requests/route-limits.ts';
import { standardHeaders } from './responses/standard-headers.ts';
import { selfSignedCertificate } from './server/self-signed-certificate.ts';
import type { ServiceContext } from './service-context.ts';
import type { ServiceDefinition, ServiceOptions } from './service.ts';

/** How much longer than its keep-alive time a connection may take to send its headers. */
const HEADERS_MORE_MS = 1_000;
/** How often Node checks for connections whose headers take too long. */
const CHECK_CONNECTIONS_MS = 5_000;

/** Time-out of one attempt of an AWS call. */
const AWS_REQUEST_TIMEOUT_MS = 3_000;

/**
 * Assembles a service: configuration, logger, secrets, health and an Express app with everything that a
 * service needs around its routes. Nothing listens yet: drive `app` with supertest, or see
 * `runService`.
 * @throws {ConfigurationError} naming every missing or invalid variable.
 * @throws {RangeError} for a limit of a route that is not a positive whole number.
 * @throws {SecretsError} if the API keys cannot be loaded or are invalid.
 * @throws the abort reason of `signal`.
 * @example
 * const { app, close } = await createService({ name: 'orders', routes });
 * await request(app).get('/orders').expect(401);
 * await close();
 */
export async function createService<C>(
  definition: ServiceDefinition<C>,
  options: ServiceOptions = {},
): Promise<Service> {
  const { name, limits = [] } = definition;
  checkLimits(limits);
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
  const resource: ServiceContext['resource'] = (what, close, more) =>
    void resources.push({ name: what, close, ...more });
  const unlessAborted = <T>(work: T | Promise<T>) => beforeAbort(work, options.signal);
  const closeAll = async () => {
    for (const { close } of resources.splice(0).reverse()) await close();
  };

  try {
    const metrics = createMetrics(logger);
    resource('metrics', () => metrics.close());
    const aws = createAwsClients(kit.AWS_REGION, AWS_REQUEST_TIMEOUT_MS);
    resource('AWS clients', () => aws.close());
    const health = createHealth({ logger, onChange: healthMetrics(metrics) });
    resource('health checks', () => health.stop());
    const secrets = createSecrets({
      client: aws.client(SecretsManagerClient),
      logger,
      refreshIntervalMs: kit.SECRETS_REFRESH_MS,
    });
    resource('secrets', () => secrets.close());
    const apiKeys = await unlessAborted(
      secrets.load(kit.API_KEYS_SECRET ?? `${name}/api-keys`, apiKeysSchema(kit.ENVIRONMENT)),
    );
    health.check({ name: 'secrets', run: () => secrets.check() });
    const tokens = await unlessAborted(tokensOf(kit, logger));
    if (tokens) {
      resource('keys of the token issuer', () => tokens.close());
      health.check({ name: 'token-issuer', run: () => tokens.check() });
    }
    const callers = createAuthentication(apiKeys, tokens?.verify);

    const drainListeners = new DrainListeners();
    const serverListeners: ((server: Server) => void)[] = [];
    const context: ServiceContext<C> = {
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
      idempotency: createIdempotency({ store: await recordsOf(kit, aws, health), logger }),
      resource,
      onDrain: (listener) => drainListeners.add(listener),
      onServer: (listener) => void serverListeners.push(listener),
      authenticate: callers.authenticate,
    };
    const router = await unlessAborted(definition.routes(context));
    const publicRouter = await unlessAborted(definition.publicRoutes?.(context));

    // The README lists this order.
    const app = hardenedExpress(kit, local);
    ownLastResort(app, logger);
    const cors = definition.cors && (await corsOf(definition.cors(context)));
    app.use(
      inOrder(
        accessLog({ logger, quiet: isHealthPath }) as RequestHandler,
        standardHeaders,
        health.handler as RequestHandler,
        auditLog(logger),
        requestMetrics(metrics),
        // First, because the service's own function may decide on an origin.
        limitTimes(limits, kit.REQUEST_TIMEOUT_MS, logger),
        ...(cors ? [cors] : []),
        requestSemantics,
        rateLimit(kit.RATE_LIMIT_PER_MINUTE, logger),
        limitRates(limits, logger),
        ...serveDescription(definition.openApi, tokens !== undefined),
        ...(publicRouter ? [publicRouter] : []),
        authentication(callers, logger),
        parseJsonBodies(limits, kit.BODY_LIMIT_BYTES),
      ),
    );
    app.use(router);
    app.use(notFound);
    app.use(errorHandler(logger));

    const times = {
      keepAliveTimeout: kit.KEEP_ALIVE_MS,
      headersTimeout: kit.KEEP_ALIVE_MS + HEADERS_MORE_MS,
      // A body may take long as long as it makes progress: see `requestDeadline`.
      requestTimeout: 0,
      connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
    };
    const certificate = kit.TLS === 'on' ? await selfSignedCertificate(name) : undefined;
    const server = createExpressServer(app, times, certificate);
    respondToRefusedRequests(server, logger, metrics);
    for (const listener of serverListeners) listener(server);
    return {
      name,
      app,
      server,
      logger,
      health,
      drain() {
        health.drain();
        return drainListeners.call();
      },
      resources,
      settings: {
        // A container must be reachable from outside; a service on a laptop must not be.
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

/**
 * Where the records of idempotency keys are stored. The client for a table is loaded only if there is
 * one.
 */
async function recordsOf(
  { IDEMPOTENCY_TABLE: table }: KitConfiguration,
  aws: AwsClients,
  health: Health,
) {
  if (table === undefined) return createMemoryStore();
  const { createTableStore } = await import('./idempotency/table-store.ts');
  const store = createTableStore(aws, table);
  health.check({ name: 'idempotency', run: (signal) => store.check(signal) });
  return store;
}

function hardenedExpress(kit: KitConfiguration, local: boolean): Express {
  const app = express();
  app.disable('x-powered-by');
  // Computing an ETag for every response costs more than the response, and nothing here may be cached.
  app.disable('etag');
  // Behind the load balancer, the last address in X-Forwarded-For is the client's; the others are
  // unverified.
  app.set('trust proxy', kit.TRUSTED_PROXIES ?? (local ? 0 : 1));
  parseClientAddresses(app);
  respondWithJson(app);
  return app;
}

const isHealthPath = (path: string) => path === '/health' || path.startsWith('/health/');

/** Loaded only if a service has callers with tokens. */
async function tokensOf(kit: KitConfiguration, logger: Logger) {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audiences } = kit;
  if (issuer === undefined || audiences === undefined) return undefined;
  const { loadTokenVerifier } = await import('./callers/load-token-verifier.ts');
  return loadTokenVerifier(
    { issuer, audiences },
    {
      plainHttp: kit.ENVIRONMENT === LOCAL,
      refreshIntervalMs: kit.SECRETS_REFRESH_MS,
      logger,
    },
  );
}

async function corsOf(options: CorsOptions): Promise<RequestHandler> {
  const { default: cors } = await import('cors');
  return cors(options);
}

function serveDescription(document: object | undefined, acceptsTokens: boolean): RequestHandler[] {
  if (document === undefined) return [];
  const body = JSON.stringify(acceptsTokens ? withTokens(document) : document);
  const send: RequestHandler = (_request, response) =>
    void response.type('application/json').send(body);
  return [Router().get('/openapi.json', send)];
}
