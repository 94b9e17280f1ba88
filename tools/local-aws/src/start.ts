import { keepData, type KeptData } from './data/data-folder.ts';
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
import { startFauxqs } from './services/fauxqs.ts';
import { internalCalls } from './services/internal-calls.ts';

/**
 * Starts the embedded AWS on one port; a service is loaded when it is first used. Resolves when all
 * of the seed is there.
 * @throws EADDRINUSE when the port is taken; an Error when another process uses the data folder
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
}: LocalAwsOptions = {}): Promise<LocalAws> {
  const secrets = new LocalSecrets({ region, accountId });
  const faults = new Faults();
  const calls = new CallCounts();
  const notifications = new NotificationLog();
  if (onNotification) notifications.onNotification(onNotification);
  const fauxqs = lazy(() => startFauxqs(region));
  const place = { region, accountId };
  const s3 = lazy(async () => new (await import('./s3/local-s3.ts')).LocalS3(place));
  const dynamodb = lazy(
    async () => new (await import('./dynamodb/local-dynamodb.ts')).LocalDynamoDb(place),
  );
  const delivery = lazy(async () =>
    (await import('./delivery/delivery.ts')).createDelivery(place, tickMs),
  );
  const ownCalls = internalCalls(fauxqs, region);
  let seeded: () => void = () => undefined;
  let ready = false;
  let data: KeptData | undefined;

  const inspected = { notifications, faults, calls, ready: () => ready };
  const front = {
    backends: {
      ...backends({
        fauxqs,
        dynamodb,
        s3,
        delivery,
        secrets,
        notifications,
        changed: (what) => data?.changed(what),
        accountId,
      }),
      inspect: inspect.bind(undefined, inspected),
    },
    faults,
    calls,
    hosts: [host, ...hosts].map((name) => name.toLowerCase()),
    seeded: new Promise<void>((resolve) => (seeded = resolve)),
  };
  const { server, port: boundPort } = await listen(front, port, host);

  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await data?.close();
    await Promise.all([
      fauxqs.started()?.then((service) => service.close()),
      delivery.started()?.then((services) => services.stop()),
    ]);
  };
  const stop = lazy(close);
  try {
    if (dataFolder) {
      const kept = { s3: await s3(), dynamodb: await dynamodb(), calls: ownCalls };
      data = await keepData(dataFolder, { ...kept, secrets: secrets.store, notifications });
    }
    await applySeed(seed, { calls: ownCalls, secrets, s3, dynamodb });
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
