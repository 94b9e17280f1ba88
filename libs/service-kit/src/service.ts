import type { Server } from 'node:http';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { CorsOptions } from 'cors';
import type { Express, Router } from 'express';
import type { Check, Health } from '@gatehouse/health';
import type { LineDestination, Logger } from '@gatehouse/logging';
import type { Secrets } from '@gatehouse/secrets';
import type { Authenticate } from './callers/authenticate.ts';
import type { AwsClients } from './aws/aws-clients.ts';
import type { Environment } from './configuration/environment.ts';
import type { Idempotency } from './idempotency/index.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { OutgoingClient, OutgoingOptions } from './outgoing/index.ts';
import type { RouteLimits } from './requests/route-limits.ts';

/**
 * What a service is: its name and what it does. Everything else comes from the kit. One that has a
 * configuration has the schema of it: nothing else could give it.
 */
export type ServiceDefinition<C = unknown> = ServiceParts<C> &
  (unknown extends C
    ? { configuration?: ConfigurationSchema<C> }
    : { configuration: ConfigurationSchema<C> });

/** The service's own environment variables, as any Standard Schema (zod, valibot, arktype). */
export type ConfigurationSchema<C> = StandardSchemaV1<unknown, C>;

interface ServiceParts<C> {
  name: string;
  /** Its API description (OpenAPI 3.1), served at /openapi.json. */
  openApi?: object;
  /**
   * Lets browsers of other origins in, as https://github.com/expressjs/cors#configuration-options has
   * it. Comes before the rate limit, so that they can read a 429.
   * @example cors: ({ configuration }) => ({ origin: configuration.ORIGINS, maxAge: 600 }),
   */
  cors?(context: ServiceContext<C>): CorsOptions;
  /**
   * Limits of single routes where the service's are too narrow or too wide. The first entry that
   * fits a request holds for it.
   * @example limits: [{ method: 'post', path: '/imports', bodyBytes: 5_000_000, timeoutMs: 60_000 }],
   */
  limits?: readonly RouteLimits[];
  /**
   * Routes for anybody: they come after the security headers and the rate limit and before
   * authentication. Bodies are not parsed, so that a webhook can verify the bytes that were signed.
   * What they do not take goes on to authentication.
   * @example
   * publicRoutes: ({ secrets }) =>
   *   Router().post('/webhook', express.raw({ type: '*\/*', limit: 65_536 }), receive(secrets)),
   */
  publicRoutes?(context: ServiceContext<C>): Router | Promise<Router>;
  /** Its routes; they are reached by known callers only. Health checks and resources are registered here too. */
  routes(context: ServiceContext<C>): Router | Promise<Router>;
}

/** What the kit hands to a service while it is put together. */
export interface ServiceContext<C = unknown> {
  configuration: C;
  logger: Logger;
  health: Health;
  secrets: Secrets;
  aws: AwsClients;
  metrics: Metrics;
  /**
   * Does the work of one `Idempotency-Key` once: for all tasks where the manifest grants a table with
   * the access "idempotency", for this task alone without.
   */
  idempotency: Idempotency;
  /**
   * Makes the client for a peer: time-outs, retries, circuit breaker, API key, trace. Its metrics are
   * the service's, and /health has a check `<name>-calls` that fails while the circuit is open.
   * @example const ledger = outgoing({ name: 'ledger', url: configuration.LEDGER_URL, apiKey });
   */
  outgoing(options: OutgoingOptions): OutgoingClient;
  /** Has something closed at shutdown, after the requests in flight; the last one registered goes first. */
  resource(name: string, close: () => unknown): void;
  /**
   * Called when the shutdown begins: the place to end what never ends by itself, such as event
   * streams and WebSockets. It is waited for, for 2 s at most. Event streams that are left when the
   * drain delay has passed are ended by the kit, and upgraded connections as well.
   * @returns a function that takes the listener back, for one of a single connection.
   * @example response.on('close', onDrain(() => response.end('event: bye\n\n')));
   */
  onDrain(listener: () => unknown): () => void;
  /**
   * Called with the HTTP server before it listens, say to add WebSockets. An upgrade passes none of
   * the middleware: see {@link authenticate}.
   * @example onServer((server) => server.on('upgrade', (request, socket, head) => accept(request, socket, head)));
   */
  onServer(listener: (server: Server) => void): void;
  /**
   * Who sent a request that comes past the app, such as an upgrade.
   * @throws {Problem} 401 for a caller that is not known, 503 where that cannot be decided.
   * @example const { id } = await authenticate(request);
   */
  authenticate: Authenticate;
}

/** Makes the health check of one dependency, from what the kit hands to a service. */
export type DependencyCheck<C = unknown> = (context: ServiceContext<C>) => Check;

/** A service put together, not listening yet. */
export interface Service {
  readonly name: string;
  readonly app: Express;
  /** The app's HTTP or HTTPS server, still without a port. */
  readonly server: Server;
  readonly logger: Logger;
  readonly health: Health;
  readonly settings: ListenSettings;
  /** Has health fail and calls what was registered with `onDrain`: the beginning of a shutdown. */
  drain(): Promise<void>;
  /** What is to be closed when the service ends, in the order of its making. */
  readonly resources: readonly Resource[];
  /** Closes all resources, last one first: for tests that drive {@link app} without a port. */
  close(): Promise<void>;
}

export interface Resource {
  readonly name: string;
  readonly close: () => unknown;
}

export interface ListenSettings {
  host: string;
  port: number;
  drainDelayMs: number;
  shutdownDeadlineMs: number;
  requestTimeoutMs: number;
}

export interface ServiceOptions {
  /** Default: the process's environment. */
  environment?: Environment;
  /** Where log lines go. Default: stdout. */
  logDestination?: LineDestination;
}
