import { Router } from 'express';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { ServiceDefinition } from '@gatehouse/service-kit';
import { apiDescription } from './api-description.ts';
import { AssetStore } from './assets/asset-store.ts';
import { assetsRoute } from './assets/assets-route.ts';
import { checks } from './checks.ts';
import { configuration, type Configuration } from './configuration.ts';
import { refuseForeignOrigins } from './foreign-origin.ts';
import { Delivery } from './notifications/delivery.ts';
import { notificationKeys, Notifier } from './notifications/notifier.ts';
import { UserOutbox } from './notifications/user-outbox.ts';
import { UserStore } from './users/user-store.ts';
import { usersRoute } from './users/users-route.ts';
import { BackgroundTasks } from './background-tasks.ts';

/** Less than the shutdown's time-out for closing a resource, 2 s. */
const NOTIFY_TIMEOUT_MS = 1_500;

/** Stores users in DynamoDB and assets in S3. */
export const apiService: ServiceDefinition<Configuration> = {
  name: 'api-service',
  configuration,
  openApi: apiDescription,
  async routes(context) {
    const {
      configuration: settings,
      logger,
      health,
      secrets,
      aws,
      idempotency,
      resource,
    } = context;
    const { USERS_TABLE: table, NOTIFICATION_RETRY_MS: retryMs } = settings;
    const dynamodb = aws.client(DynamoDBClient);
    const outbox = new UserOutbox(dynamodb, table, retryMs);
    const users = new UserStore(dynamodb, table, outbox);
    const assets = new AssetStore(aws.client(S3Client), settings.ASSETS_BUCKET);
    const apiKey = await secrets.load(settings.NOTIFICATION_KEYS_SECRET, notificationKeys);
    const client = context.outgoing({
      name: 'notification-service',
      url: settings.NOTIFICATION_SERVICE_URL,
      apiKey,
      timeoutMs: NOTIFY_TIMEOUT_MS,
      attemptTimeoutMs: NOTIFY_TIMEOUT_MS / 2,
    });
    const notifier = new Notifier(client);
    const delivery = new Delivery(outbox, notifier, new BackgroundTasks(), logger, retryMs / 2);
    const uploads = new BackgroundTasks();

    delivery.start();
    resource('notifications in progress', () => delivery.close());
    resource('uploads in progress', () => uploads.ended());
    for (const check of checks) health.check(check(context));

    return Router()
      .use(refuseForeignOrigins)
      .use('/users', usersRoute(users, delivery, idempotency))
      .use('/assets', assetsRoute(assets, settings.ASSET_LIMIT_BYTES, uploads));
  },
};
