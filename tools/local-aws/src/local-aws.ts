import type { Clock } from './clock.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { Calls } from './front/call-counts.ts';
import type { Notification } from './notifications/notification.ts';
import type { LocalSecrets } from './secrets-manager/local-secrets.ts';
import type { Seed } from './seed/seed.ts';

export interface LocalAwsOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Names besides localhost by which it may be called; `*.example` is each name beneath example. */
  hosts?: readonly string[];
  /** What exists from the start. */
  seed?: Seed;
  /** Called for every message published to a topic. */
  onNotification?: (notification: Notification) => void;
  /** Where data is kept between runs; in memory only without it. */
  dataFolder?: string;
  /** The account of everything; default 000000000000. */
  accountId?: string;
  /** Default: AWS_REGION, else eu-central-1. */
  region?: string;
  /** Milliseconds in which ECS takes a step; 0: only when a test lets it. Default 200. */
  tickMs?: number;
  /** The time of queues and topics; a test may move its own. Default: the machine's. */
  clock?: Clock;
}

/** The embedded AWS, running. */
export interface LocalAws {
  /** For `AWS_ENDPOINT_URL` or an SDK client's `endpoint`. */
  readonly url: string;
  readonly port: number;
  readonly region: string;
  readonly accountId: string;
  /** The secrets themselves, for tests. */
  readonly secrets: LocalSecrets;
  /** What a deployment needs, ECS before all, for tests; loaded when first asked for. */
  readonly delivery: () => Promise<Delivery>;
  readonly faults: {
    /** Replaces the faults in force by these. */
    set(...rules: FaultRule[]): void;
    clear(): void;
  };
  /** What was published, oldest first; `topic` is a name or an ARN. */
  notifications(topic?: string): Notification[];
  /** How often each action was called, faults included. */
  calls(): Calls;
  /** Port of the embedded PostgreSQL; undefined as long as no seed has a database. */
  databasePort(): number | undefined;
  /** Creates what the seed names and does not exist yet. */
  seed(seed: Seed): Promise<void>;
  /** Creates a topic, if there is none of this name. @returns its ARN */
  createTopic(name: string): Promise<string>;
  /** The ARN that a topic of this name has. */
  topicArn(name: string): string;
  /** Ends every connection, also hanging ones, and frees the port. */
  stop(): Promise<void>;
}
