import type { Clock } from './clock.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { Calls } from './front/call-counts.ts';
import type { Notification } from './notifications/notification.ts';
import type { LocalSecrets } from './secrets-manager/local-secrets.ts';
import type { Seed } from './seed/seed.ts';

export interface LocalAwsOptions {
  /** Default: 0, any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Names besides localhost under which it may be called; `*.example` matches each name below example. */
  hosts?: readonly string[];
  /** The initial resources. */
  seed?: Seed;
  /** Called for every message published to a topic. */
  onNotification?: (notification: Notification) => void;
  /** Folder in which data is kept between runs. Default: data is in memory only. */
  dataFolder?: string;
  /** The account of all resources. Default: 000000000000. */
  accountId?: string;
  /** Default: AWS_REGION, or eu-central-1. */
  region?: string;
  /** Milliseconds between steps of ECS; 0: only tests advance it. Default: 200. */
  tickMs?: number;
  /** The clock of queues and topics; a test can advance its own. Default: the machine's. */
  clock?: Clock;
}

/** A running embedded AWS. */
export interface LocalAws {
  /** For `AWS_ENDPOINT_URL` or an SDK client's `endpoint`. */
  readonly url: string;
  readonly port: number;
  readonly region: string;
  readonly accountId: string;
  /** The secrets, for tests. */
  readonly secrets: LocalSecrets;
  /**
   * The services that a deployment needs, such as ECS, for Gatehouse's own tests; loaded on first use.
   * @internal
   */
  readonly delivery: () => Promise<Delivery>;
  readonly faults: {
    /** Replaces the faults in force, and ends the delays of earlier ones. */
    set(...rules: FaultRule[]): void;
    clear(): void;
  };
  /** The published messages, oldest first; `topic` is a name or an ARN. */
  notifications(topic?: string): Notification[];
  /** The number of calls of each action, including faults. */
  calls(): Calls;
  /** Port of the embedded PostgreSQL; undefined until a seed has a database. */
  databasePort(): number | undefined;
  /** Creates the resources of a seed that do not exist yet. */
  seed(seed: Seed): Promise<void>;
  /**
   * Creates a topic, unless one with this name exists.
   * @returns its ARN
   */
  createTopic(name: string): Promise<string>;
  /** The ARN of a topic with this name. */
  topicArn(name: string): string;
  /** Closes every connection, including hanging ones, and frees the port. */
  stop(): Promise<void>;
}
