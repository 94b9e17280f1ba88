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
 * The definition of a service: its name and its behaviour. The kit adds everything else. A service with
 * a configuration must have its schema.
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
   * Allows browsers of other origins, with the options of
   * https://github.com/expressjs/cors#configuration-options. Comes before the rate limit, so that
   * browsers can read a 429.
   * @example cors: ({ configuration }) => ({ origin: configuration.ORIGINS, maxAge: 600 }),
   */
  cors?(context: ServiceContext<C>): CorsOptions;
  /**
   * Limits of single routes that differ from the service's. The first entry that matches a request
   * applies.
   * @example limits: [{ method: 'post', path: '/imports', bodyBytes: 5_000_000, timeoutMs: 60_000 }],
   */
  limits?: readonly RouteLimits[];
  /**
   * Routes without authentication: they come after the security headers and the rate limit and before
   * authentication. Bodies are not parsed, so that a webhook can verify the signed bytes. Requests that
   * no public route matches continue to authentication.
   * @example
   * publicRoutes: ({ secrets }) =>
   *   Router().post('/webhook', express.raw({ type: '*\/*', limit: 65_536 }), receive(secrets)),
   */
  publicRoutes?(context: ServiceContext<C>): Router | Promise<Router>;
  /**
   * The service's routes; only known callers reach them. Register health checks and resources here,
   * too.
   */
  routes(context: ServiceContext<C>): Router | Promise<Router>;
}

/** What the kit passes to a service during assembly. */
export interface ServiceContext<C = unknown> {
  configuration: C;
  logger: Logger;
  health: Health;
  secrets: Secrets;
  aws: AwsClients;
  metrics: Metrics;
  /**
   * Does the work of one `Idempotency-Key` once: across all tasks if the manifest grants a table with
   * the access "idempotency", otherwise within this task.
   */
  idempotency: Idempotency;
  /**
   * Creates the client for a peer: time-outs, retries, circuit breaker, API key, trace. Its metrics are
   * the service's, and /health has a check `<name>-calls` that fails while the circuit is open.
   * @example const ledger = outgoing({ name: 'ledger', url: configuration.LEDGER_URL, apiKey });
   */
  outgoing(options: OutgoingOptions): OutgoingClient;
  /**
   * Registers a resource to close at shutdown, after the requests in flight; the last one registered
   * closes first. With `withRequests` it closes together with them and has as much time: for work that
   * does not arrive over HTTP.
   */
  resource(name: string, close: () => unknown, options?: { withRequests?: boolean }): void;
  /**
   * Registers a listener for the start of the shutdown. Use it to end connections that never end by
   * themselves, such as event streams and WebSockets. The shutdown awaits it for at most 2 s. After the
   * drain delay, the kit ends the remaining event streams and upgraded connections.
   * @returns a function that removes the listener, for listeners of a single connection.
   * @example response.on('close', onDrain(() => response.end('event: bye\n\n')));
   */
  onDrain(listener: () => unknown): () => void;
  /**
   * Registers a listener that receives the HTTP server before it listens, for example to add
   * WebSockets. An upgrade skips all middleware: see {@link authenticate}.
   * @example onServer((server) => server.on('upgrade', (request, socket, head) => accept(request, socket, head)));
   */
  onServer(listener: (server: Server) => void): void;
  /**
   * Authenticates a request that bypasses the app, such as an upgrade.
   * @returns its caller.
   * @throws {Problem} 401 for an unknown caller, 503 if the decision is not possible.
   * @example const { id } = await authenticate(request);
   */
  authenticate: Authenticate;
}

/** Creates the health check of one dependency from the service's context. */
export type DependencyCheck<C = unknown> = (context: ServiceContext<C>) => Check;

/** An assembled service that does not listen yet. */
export interface Service {
  readonly name: string;
  readonly app: Express;
  /** The app's HTTP or HTTPS server, without a port. */
  readonly server: Server;
  readonly logger: Logger;
  readonly health: Health;
  readonly settings: ListenSettings;
  /** Makes health fail and calls the `onDrain` listeners: the start of a shutdown. */
  drain(): Promise<void>;
  /** The resources to close when the service ends, in the order of creation. */
  readonly resources: readonly Resource[];
  /** Closes all resources, the last one first: for tests that drive {@link app} without a port. */
  close(): Promise<void>;
}

export interface Resource {
  readonly name: string;
  readonly close: () => unknown;
  readonly withRequests?: boolean;
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
  /** Ends the start: what is open is closed, and `createService` rejects with the abort reason. */
  signal?: AbortSignal;
}
