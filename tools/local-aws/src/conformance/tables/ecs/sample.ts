import type { Answers, Call, Case } from '../../case.ts';

export const cluster = 'test';

export const service = 'shop';

export const image = `000000000000.dkr.ecr.eu-central-1.amazonaws.com/shop@sha256:${'1'.repeat(64)}`;

const task = {
  ...{ family: 'shop', cpu: '256', memory: '512', networkMode: 'awsvpc' },
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::000000000000:role/shop-execution',
};

export const register = (container: object = {}, more: object = {}): Call => [
  'RegisterTaskDefinition',
  { ...task, containerDefinitions: [{ name: 'app', image, ...container }], ...more },
];

export const awsvpcConfiguration = { subnets: ['subnet-1'], securityGroups: ['sg-1'] };

export const create = (more: object = {}): Call => [
  'CreateService',
  {
    ...{ cluster, serviceName: service, taskDefinition: 'shop', desiredCount: 1 },
    networkConfiguration: {
      awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp: 'DISABLED' },
    },
    ...more,
  },
];

export const given = [register(), create()];

export const tags = [{ key: 'team', value: 'a' }];

export const prepare: NonNullable<Case['prepare']> = async (aws) => {
  const { ecs } = await aws.delivery();
  ecs.createCluster(cluster);
};

/** The value at this path of a response, for the next call. */
export const from =
  (path: string) =>
  (answers: Answers): never =>
    path
      .split('.')
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | undefined)?.[name],
        answers.at(-1),
      ) as never;

export function serviceArn(answers: Answers): string | undefined {
  return (answers[1] as unknown as { service?: { serviceArn?: string } } | undefined)?.service
    ?.serviceArn;
}
