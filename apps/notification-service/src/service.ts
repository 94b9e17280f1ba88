import { Router } from 'express';
import { SNSClient } from '@aws-sdk/client-sns';
import { openApiDocument, type ServiceDefinition } from '@gatehouse/service-kit';
import { checks } from './checks.ts';
import { configuration, type Configuration } from './configuration.ts';
import { notifyOperation } from './notify/notify-operation.ts';
import { notifyRoute } from './notify/notify-route.ts';
import { Publisher } from './notify/publisher.ts';

/** Publishes notifications to the SNS topics granted to it. */
export const notificationService: ServiceDefinition<Configuration> = {
  name: 'notification-service',
  configuration,
  openApi: openApiDocument(
    {
      title: 'notification-service',
      version: '1.0.0',
      description: 'Publishes notifications to SNS topics',
    },
    [notifyOperation],
  ),
  routes(context) {
    const { configuration: settings, aws, health, idempotency } = context;
    const publisher = new Publisher(aws.client(SNSClient), settings.TOPIC_ARNS);
    for (const check of checks) health.check(check(context));
    return Router().use('/notify', notifyRoute(publisher, idempotency));
  },
};
