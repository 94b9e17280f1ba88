import type { FaultRule } from './faults/fault-rule.ts';
import { databaseFolder, keepData, makeDataFolder, type KeptData } from './data/data-folder.ts';
import { Faults } from './faults/faults.ts';
import { CallCounts, type Calls } from './front/call-counts.ts';
import { listen } from './front/front-server.ts';
import { inspect } from './inspection/inspect.ts';
import { lazy } from './lazy.ts';
import type { Notification } from './notifications/notification.ts';
import { NotificationLog } from './notifications/notification-log.ts';
import { accountId, localRegion } from './region.ts';
import { LocalSecrets } from './secrets-manager/local-secrets.ts';
import { applySeed } from './seed/apply-seed.ts';
import type { Seed } from './seed/seed.ts';
import { backends } from './services/backends.ts';
import { startDynalite } from './services/dynalite.ts';
import { startFauxqs } from './services/fauxqs.ts';
import { internalCalls } from './services/internal-calls.ts';

export interface LocalAwsOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** What exists from the start. */
  seed?: Seed;
  /** Called for every message published to a topic. */
  onNotification?: (notification: Notification) => void;
  /** Where data is kept between runs; in memory only without it. */
  dataFolder?: string;
}

/** The embedded AWS, running. */
export interface LocalAws {
  /** For `AWS_ENDPOINT_URL` or an SDK client's `endpoint`. */
  readonly url: string;
  readonly port: number;
  readonly region: string;
  /** The secrets themselves, for tests. */
  readonly secrets: LocalSecrets;
  readonly faults: {
    /** Replaces the faults in force by these. */
    set(...rules: FaultRule[]): void;
    clear(): void;
  };
  /** What was published, oldest first; `topic` is a name or an ARN. */
  notifications(topic?: string): Notification[];
  /** How often each action was called, faults included. */
  calls(): Calls;
  /** The ARN that a topic of this name has. */
  topicArn(name: string): string;
  /** Ends every connection, also hanging ones, and frees the port. */
  stop(): Promise<void>;
}

/**
 * Starts SNS, SQS, S3, DynamoDB, Secrets Manager and STS GetCallerIdentity on one port. Resolves
 * when all of the seed is there. The region is AWS_REGION, else eu-central-1.
 * @throws EADDRINUSE when the port is taken; an Error when another process uses the data folder
 */
export async function startLocalAws({
  port = 0,
  host = '127.0.0.1',
  seed = {},
  onNotification,
  dataFolder,
}: LocalAwsOptions = {}): Promise<LocalAws> {
  const region = localRegion();
  const secrets = new LocalSecrets({ region, accountId });
  const faults = new Faults();
  const calls = new CallCounts();
  const notifications = new NotificationLog();
  if (onNotification) notifications.onNotification(onNotification);
  const fauxqs = lazy(() => startFauxqs(region));
  const path = dataFolder && databaseFolder(dataFolder);
  const dynalite = lazy(() => startDynalite({ region, accountId, path }));
  const ownCalls = internalCalls(fauxqs, dynalite, region);
  let seeded: () => void = () => undefined;
  let ready = false;
  let data: KeptData | undefined;

  const inspected = { notifications, faults, calls, ready: () => ready };
  const front = {
    backends: {
      ...backends({
        fauxqs,
        dynalite,
        secrets,
        notifications,
        changed: (what) => data?.changed(what),
      }),
      inspect: inspect.bind(undefined, inspected),
    },
    faults,
    calls,
    seeded: new Promise<void>((resolve) => (seeded = resolve)),
  };
  const { server, port: boundPort } = await listen(front, port, host);

  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await data?.flush();
    await Promise.all([
      fauxqs.started()?.then((service) => service.close()),
      dynalite.started()?.then((service) => service.close()),
    ]);
  };
  const stop = lazy(close);
  try {
    if (dataFolder) {
      makeDataFolder(dataFolder);
      // First of all, because the database is what two processes cannot use at the same time.
      await dynalite();
      data = await keepData(dataFolder, secrets.store, notifications, ownCalls);
    }
    await applySeed(seed, ownCalls, secrets);
    ready = true;
    seeded();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return {
    url: `http://${host}:${boundPort}`,
    port: boundPort,
    region,
    secrets,
    faults,
    notifications: (topic) => notifications.all(topic),
    calls: () => calls.all(),
    topicArn: (name) => `arn:aws:sns:${region}:${accountId}:${name}`,
    stop,
  };
}
