import { realClock } from './clock.ts';
import { databaseFolder, keepData, makeDataFolder, type KeptData } from './data/data-folder.ts';
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
import { backends } from './services/backends.ts';
import { startDynalite } from './services/dynalite.ts';
import { startFauxqs } from './services/fauxqs.ts';
import { createMessaging } from './services/messaging.ts';
import { internalCalls } from './services/internal-calls.ts';

/**
 * Starts the embedded AWS on one port; a service is loaded when it is first used. Resolves when all
 * of the seed is there.
 * @throws EADDRINUSE when the port is taken; an Error when another process uses the data folder
 */
export async function startLocalAws({
  port = 0,
  host = '127.0.0.1',
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
  const messaging = createMessaging({ place: { region, accountId }, clock, notifications });
  const fauxqs = lazy(() => startFauxqs(region));
  const path = dataFolder && databaseFolder(dataFolder);
  const dynalite = lazy(() => startDynalite({ region, accountId, path }));
  const delivery = lazy(async () =>
    (await import('./delivery/delivery.ts')).createDelivery({ region, accountId }, tickMs),
  );
  const ownCalls = internalCalls(messaging, fauxqs, dynalite, region);
  let seeded: () => void = () => undefined;
  let ready = false;
  let data: KeptData | undefined;

  const inspected = { notifications, faults, calls, ready: () => ready };
  const front = {
    backends: {
      ...backends({
        fauxqs,
        dynalite,
        delivery,
        secrets,
        messaging,
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
      delivery.started()?.then((services) => services.stop()),
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
  const topicArn = (name: string): string => `arn:aws:sns:${region}:${accountId}:${name}`;
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
    async createTopic(name) {
      await ownCalls.sns('CreateTopic', { Name: name });
      data?.changed('topics');
      return topicArn(name);
    },
    topicArn,
    stop,
  };
}
