import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { createService, type Service } from '@gatehouse/service-kit';
import { LogCapture, seededSecrets } from '@gatehouse/testing';
import { notificationService } from '../service.ts';

export interface RunningService {
  aws: LocalAws;
  logs: LogCapture;
  service: Service;
  close(): Promise<void>;
}

/** The service on an AWS of its own, ready to be driven with supertest. */
export async function startService(
  environment: Record<string, string> = {},
): Promise<RunningService> {
  const { currentKey, previousKey } = seededSecrets;
  const aws = await startLocalAws({
    seed: {
      topics: ['app-notifications', 'alert-notifications'],
      secrets: {
        'notification-service/api-keys': JSON.stringify({
          current: currentKey,
          previous: previousKey,
        }),
      },
    },
  });
  // The SDK reads these from the process itself.
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  const logs = new LogCapture();
  const service = await createService(notificationService, {
    environment: {
      ENVIRONMENT: 'local',
      PORT: '0',
      AWS_REGION: aws.region,
      AWS_ENDPOINT_URL: aws.url,
      TOPIC_ARNS: ['app-notifications', 'alert-notifications'].map(aws.topicArn).join(','),
      SECRETS_REFRESH_MS: '200',
      ...environment,
    },
    logDestination: logs,
  });
  service.health.started();
  return {
    aws,
    logs,
    service,
    async close() {
      await service.close();
      await aws.stop();
    },
  };
}
