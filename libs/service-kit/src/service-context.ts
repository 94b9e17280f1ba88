import type { Server } from 'node:http';
import type { Health } from '@gatehouse/health';
import type { Logger } from '@gatehouse/logging';
import type { Secrets } from '@gatehouse/secrets';
import type { Called } from '@gatehouse/shutdown';
import type { Authenticate } from './callers/authenticate.ts';
import type { AwsClients } from './aws/aws-clients.ts';
import type { Idempotency } from './idempotency/index.ts';
import type { Metrics } from './metrics/metrics-interface.ts';
import type { OutgoingClient, OutgoingOptions } from './outgoing/index.ts';

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
