import { realClock } from './clock.ts';
import { keepData, type KeptData } from './data-folder/data-folder.ts';
import { Faults } from './faults/faults.ts';
import { CallCounts } from './front/call-counts.ts';
import { listen } from './front/front-server.ts';
import { inspect } from './inspection/inspect.ts';
import { lazy } from './lazy.ts';
import type { LocalAws, LocalAwsOptions } from './local-aws.ts';
import { NotificationLog } from './notifications/notification-log.ts';
import { accountId as builtInAccount, localRegion } from './region.ts';
import { LocalSecrets } from './secrets-manager/local-secrets.ts';
import { applySeed } from './seed/apply-seed.ts';
import type { Seed } from './seed/seed.ts';
import { backends } from './services/backends.ts';
import { createMessaging } from './messaging/messaging.ts';
import { lazyServices } from './services/lazy-services.ts';

/**
 * Starts the embedded AWS on one port; a service is loaded when it is first used. Resolves when the whole seed exists.
 * @throws EADDRINUSE if the port is taken; an Error if another process uses the data folder
 */
export async function startLocalAws({
  port = 0,
  host = '127.0.0.1',
  hosts = [],
  seed = {},
  onNotification,
  dataFolder,
  accountId = builtInAccount,
  region = localRegion(),
  tickMs = 200,
  clock = realClock,
}: LocalAwsOptions = {}): Promise<LocalAws> {
  const secrets = new LocalSecrets({ region, accountId });
  const faults = new Faults();
  const calls = new CallCounts();
  const notifications = new NotificationLog();
  if (onNotification) notifications.onNotification(onNotification);
  const place = { region, accountId };
  const messaging = createMessaging({ place, clock, notifications });
  const { databasePort, stopServices, ...services } = lazyServices(place, { dataFolder, tickMs });
  const { s3, dynamodb, delivery } = services;
  let seeded: () => void = () => undefined;
  let ready = false;
  let data: KeptData | undefined;

  const inspected = { notifications, faults, calls, ready: () => ready };
  const front = {
    backends: {
      ...backends({ messaging, secrets, ...services }),
      inspect: inspect.bind(undefined, inspected),
    },
    faults,
    calls,
    hosts: [host, ...hosts].map((name) => name.toLowerCase()),
    seeded: new Promise<void>((resolve) => (seeded = resolve)),
  };
  const { server, port: boundPort } = await listen(front, port, host);

  const stop = lazy(async () => {
    server.close();
    server.closeAllConnections();
    data?.close();
    await stopServices();
  });
  const seedMore = (more: Seed) => applySeed(more, { messaging, secrets, ...services });
  try {
    if (dataFolder) {
      const kept = { s3: await s3(), dynamodb: await dynamodb(), messaging };
      data = keepData(dataFolder, { ...kept, secrets: secrets.store, notifications });
    }
    await seedMore(seed);
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
    accountId,
    secrets,
    delivery,
    faults,
    notifications: (topic) => notifications.all(topic),
    calls: () => calls.all(),
    databasePort,
    seed: seedMore,
    createTopic: (name) => Promise.resolve(messaging.sns.createTopic(name)),
    topicArn: (name) => messaging.sns.store.arnOf(name),
    stop,
  };
}
