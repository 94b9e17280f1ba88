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
import { notificationKeys, Notifier } from './notifications/notifier.ts';
import { UserStore } from './users/user-store.ts';
import { usersRoute } from './users/users-route.ts';
import { WorkUnderWay } from './work-under-way.ts';

/** Keeps users in DynamoDB and assets in S3. */
export const apiService: ServiceDefinition<Configuration> = {
  name: 'api-service',
  configuration,
  openApi: apiDescription,
  async routes(context) {
    const { configuration: settings, logger, health, secrets, aws, resource } = context;
    const peer = settings.NOTIFICATION_SERVICE_URL;
    const users = new UserStore(aws.client(DynamoDBClient), settings.USERS_TABLE);
    const assets = new AssetStore(aws.client(S3Client), settings.ASSETS_BUCKET);
    const keys = await secrets.load(settings.NOTIFICATION_KEYS_SECRET, notificationKeys);
    const notifications = new WorkUnderWay();
    const notifier = new Notifier(peer, () => keys.value.current, notifications, logger);
    const uploads = new WorkUnderWay();

    resource('notifications under way', () => notifications.ended());
    resource('uploads under way', () => uploads.ended());
    for (const check of checks) health.check(check(context));

    return Router()
      .use(refuseForeignOrigins)
      .use('/users', usersRoute(users, notifier))
      .use('/assets', assetsRoute(assets, settings.ASSET_LIMIT_BYTES, uploads));
  },
};
