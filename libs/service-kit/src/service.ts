import type { Server } from 'node:http';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { CorsOptions } from 'cors';
import type { Express, Router } from 'express';
import type { Check, Health } from '@gatehouse/health';
import type { LineDestination, Logger } from '@gatehouse/logging';
import type { Secrets } from '@gatehouse/secrets';
import type { Called } from '@gatehouse/shutdown';
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
  /** The service's name, as in its manifest. */
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
  publicRoutes?(context: ServiceContext<C>): Routes | Promise<Routes>;
  /**
   * The service's routes; only known callers reach them. Register health checks and resources here,
   * too.
   */
  routes(context: ServiceContext<C>): Routes | Promise<Routes>;
}

/**
 * A router, and not an app of its own: an app replaces the kit's `request` and `response`, and with
 * them `request.ip` and the last resort for errors.
 */
export type Routes = Router & { readonly listen?: never };

/** What the kit passes to a service during assembly. */
export interface ServiceContext<C = unknown> {
  /** The service's own variables, as its schema outputs them. */
  readonly configuration: C;
  /** Its lines carry the trace of the request that they belong to. */
  readonly logger: Logger;
  /** Register the checks of dependencies here. */
  readonly health: Health;
  /** Load the service's own secrets here. */
  readonly secrets: Secrets;
  /** Clients for AWS services, with time-outs. */
  readonly aws: AwsClients;
  /** Records business events and states. */
  readonly metrics: Metrics;
  /**
   * Does the work of one `Idempotency-Key` once: across all tasks if the manifest grants a table with
   * the access "idempotency", otherwise within this task.
   */
  readonly idempotency: Idempotency;
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
   * @example resource('ledger pool', () => pool.end());
   */
  resource<T>(name: string, close: () => Called<T>, options?: { withRequests?: boolean }): void;
  /**
   * Registers a listener for the start of the shutdown. Use it to end connections that never end by
   * themselves, such as event streams and WebSockets. The shutdown awaits it for at most 2 s. After the
   * drain delay, the kit ends the remaining event streams and upgraded connections.
   * @returns a function that removes the listener, for listeners of a single connection.
   * @example response.on('close', onDrain(() => response.end('event: bye\n\n')));
   */
  onDrain<T>(listener: () => Called<T>): () => void;
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
  readonly authenticate: Authenticate;
}

/** Creates the health check of one dependency from the service's context. */
export type DependencyCheck<C = unknown> = (context: ServiceContext<C>) => Check;

/** An assembled service that does not listen yet. */
export interface Service {
  /** The name of its definition. */
  readonly name: string;
  /** Handles requests, also without a port. */
  readonly app: Express;
  /** The app's HTTP or HTTPS server, without a port. */
  readonly server: Server;
  /** The service's logger. */
  readonly logger: Logger;
  /** The service's health; call `started` once it listens. */
  readonly health: Health;
  /** Where to listen, and how to shut down. */
  readonly settings: ListenSettings;
  /**
   * Makes health fail and calls the `onDrain` listeners: the start of a shutdown.
   * @example await service.drain();
   */
  drain(): Promise<void>;
  /** The resources to close when the service ends, in the order of creation. */
  readonly resources: readonly Resource[];
  /**
   * Closes all resources, the last one first: for tests that drive {@link app} without a port.
   * @example afterAll(() => service.close());
   */
  close(): Promise<void>;
}

export interface Resource {
  /** Names it in logs. */
  readonly name: string;
  /** Closes it. */
  readonly close: () => unknown;
  /** Whether it closes together with the servers instead of after them. */
  readonly withRequests?: boolean;
}

export interface ListenSettings {
  readonly host: string;
  readonly port: number;
  readonly drainDelayMs: number;
  readonly shutdownDeadlineMs: number;
  readonly requestTimeoutMs: number;
}

/** What surrounds a service; a test replaces it. */
export interface ServiceOptions {
  /** Default: the process's environment. */
  environment?: Environment;
  /** Where log lines go. Default: stdout. */
  logDestination?: LineDestination;
  /** Ends the start: what is open is closed, and `createService` rejects with the abort reason. */
  signal?: AbortSignal;
}
