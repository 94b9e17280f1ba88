import type { Server } from 'node:http';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Express, Router } from 'express';
import type { Check, Health } from '@gatehouse/health';
import type { LineDestination, Logger } from '@gatehouse/logging';
import type { Secrets } from '@gatehouse/secrets';
import type { AwsClients } from './aws-clients.ts';
import type { Environment } from './configuration.ts';
import type { Metrics } from './metrics.ts';
import type { OutgoingClient, OutgoingOptions } from './outgoing/index.ts';

/** What a service is: its name and what it does. Everything else comes from the kit. */
export interface ServiceDefinition<C = unknown> {
  name: string;
  /** The service's own environment variables, as any Standard Schema (zod, valibot, arktype). */
  configuration?: StandardSchemaV1<unknown, C>;
  /** Its API description (OpenAPI 3.1), served at /openapi.json. */
  openApi?: object;
  /** Its routes; they are reached with an API key only. Health checks and resources are registered here too. */
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
   * Makes the client for a peer: time-outs, retries, circuit breaker, API key, trace. Its metrics are
   * the service's, and /health has a check `<name>-calls` that fails while the circuit is open.
   * @example const ledger = outgoing({ name: 'ledger', url: configuration.LEDGER_URL, apiKey });
   */
  outgoing(options: OutgoingOptions): OutgoingClient;
  /** Has something closed at shutdown, after the requests in flight; the last one registered goes first. */
  resource(name: string, close: () => unknown): void;
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
