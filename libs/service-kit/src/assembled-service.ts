import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Health } from '@gatehouse/health';
import type { Logger } from '@gatehouse/logging';

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
