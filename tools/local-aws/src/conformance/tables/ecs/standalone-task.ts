import type { Call } from '../../case.ts';
import { cluster } from './sample.ts';

const executionRoleArn = 'arn:aws:iam::000000000000:role/shop-execution';

export const register: Call = [
  'RegisterTaskDefinition',
  {
    ...{ family: 'shop', cpu: '256', memory: '512', networkMode: 'awsvpc' },
    ...{ requiresCompatibilities: ['FARGATE'], executionRoleArn, taskRoleArn: executionRoleArn },
    containerDefinitions: [
      { name: 'app', image: `shop@sha256:${'1'.repeat(64)}`, environment: [] },
    ],
    tags: [{ key: 'service', value: 'shop' }],
  },
];

const networkConfiguration = {
  awsvpcConfiguration: {
    ...{ subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
  },
};

export const runInput = { cluster, taskDefinition: 'shop', networkConfiguration };

export const run = (more: object = {}): Call => ['RunTask', { ...runInput, ...more }];

export const arnIn = (answer: unknown): string | undefined =>
  (answer as { tasks?: { taskArn?: string }[] } | undefined)?.tasks?.[0]?.taskArn;
