import type { Case } from '../../case.ts';
import { cluster, create, given, prepare, register, service, tags } from './sample.ts';
import { deploymentConfiguration, settings } from './service-settings.ts';

const loadBalancers = [
  {
    ...{ targetGroupArn: 'none', containerName: 'app', containerPort: 3000 },
    advancedConfiguration: {
      ...{
        alternateTargetGroupArn: 'none',
        productionListenerRule: 'rule',
        testListenerRule: 'rule',
      },
      roleArn: 'arn:aws:iam::000000000000:role/load-balancing',
    },
  },
];

export const services: Case[] = [
  {
    title: 'adds the defaults of a service',
    prepare,
    given: [register()],
    call: create({ launchType: 'FARGATE' }),
    expect: {
      answer: {
        service: {
          ...{
            serviceName: service,
            status: 'ACTIVE',
            launchType: 'FARGATE',
            platformVersion: 'LATEST',
          },
          ...{ schedulingStrategy: 'REPLICA', propagateTags: 'NONE', loadBalancers: [] },
          deploymentController: { type: 'ECS' },
          deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
        },
      },
    },
  },
  {
    title: 'keeps the parameters of a service',
    prepare,
    given: [register()],
    call: create({
      ...settings,
      ...{ tags, clientToken: 'token', schedulingStrategy: 'REPLICA' },
      ...{ role: 'arn:aws:iam::000000000000:role/ecs', deploymentController: { type: 'ECS' } },
    }),
    expect: {
      answer: {
        service: {
          ...{ desiredCount: 2, healthCheckGracePeriodSeconds: 30, enableExecuteCommand: true },
          ...{ deploymentConfiguration, tags, propagateTags: 'SERVICE' },
        },
      },
    },
  },
  {
    title: 'refuses daemons',
    prepare,
    given: [register()],
    call: create({ schedulingStrategy: 'DAEMON' }),
    expect: { refused: 'schedulingStrategy: DAEMON' },
  },
  {
    title: 'refuses a missing cluster',
    given: [register()],
    call: create(),
    expect: { error: 'ClusterNotFoundException' },
  },
  ...(['CreateService', 'UpdateService'] as const).map((operation): Case => ({
    title: 'refuses a missing target group',
    prepare,
    given: operation === 'CreateService' ? [register()] : given,
    call:
      operation === 'CreateService'
        ? create({ loadBalancers })
        : [operation, { cluster, service, loadBalancers }],
    expect: { error: 'InvalidParameterException', message: /targetGroupArn none/ },
  })),
  {
    title: 'describes services, and lists the missing ones',
    prepare,
    given: [register(), create({ tags })],
    call: ['DescribeServices', { cluster, services: [service, 'none'], include: ['TAGS'] }],
    expect: {
      answer: {
        services: [{ serviceName: service, tags }],
        failures: [{ arn: /service\/test\/none$/, reason: 'MISSING' }],
      },
    },
  },
];
