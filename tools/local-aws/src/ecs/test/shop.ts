import { createHash } from 'node:crypto';
import type { DeploymentConfiguration, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

export const CLUSTER = 'test';

export const SERVICE = 'shop';

export const LOG_GROUP = '/test/shop';

export const MANIFEST = '{"schemaVersion":2}';

export const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;

export const IMAGE = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/${SERVICE}@${DIGEST}`;

export const definition: RegisterTaskDefinitionRequest = {
  family: SERVICE,
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::000000000000:role/shop-execution',
  containerDefinitions: [
    {
      name: 'app',
      image: IMAGE,
      portMappings: [{ containerPort: 3000 }],
      healthCheck: { command: ['CMD', 'true'] },
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': LOG_GROUP,
          'awslogs-region': 'eu-central-1',
          'awslogs-stream-prefix': 'shop',
        },
      },
    },
  ],
};

/** Rolled back by the circuit breaker, and by an alarm. */
export const guarded: DeploymentConfiguration = {
  deploymentCircuitBreaker: { enable: true, rollback: true },
  alarms: { enable: true, rollback: true, alarmNames: ['shop-errors', 'shop-latency'] },
};
