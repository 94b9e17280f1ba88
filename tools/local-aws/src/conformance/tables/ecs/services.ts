import type { Case } from '../../case.ts';
import {
  awsvpcConfiguration,
  cluster,
  create,
  given,
  prepare,
  register,
  service,
  tags,
} from './sample.ts';

const serviceConnectConfiguration = {
  ...{
    enabled: true,
    namespace: 'shop',
    accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'DISABLED' },
  },
  containerConfigurations: [{ logLevel: 'info' }],
  logConfiguration: {
    ...{ logDriver: 'awslogs', options: { 'awslogs-group': '/shop' } },
    secretOptions: [{ name: 'a', valueFrom: 'b' }],
  },
  services: [
    {
      ...{ portName: 'http', discoveryName: 'shop', ingressPortOverride: 3001 },
      clientAliases: [
        {
          ...{ port: 80, dnsName: 'shop' },
          testTrafficRules: { header: { name: 'x-test', value: { exact: 'yes' } } },
        },
      ],
      timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 10 },
      tls: {
        issuerCertificateAuthority: { awsPcaAuthorityArn: 'arn:aws:acm-pca:eu-central-1:0:x' },
        ...{ kmsKey: 'alias/tls', roleArn: 'arn:aws:iam::000000000000:role/tls' },
      },
    },
  ],
};

const deploymentConfiguration = {
  ...{ maximumPercent: 150, minimumHealthyPercent: 50, strategy: 'ROLLING', bakeTimeInMinutes: 0 },
  deploymentCircuitBreaker: {
    ...{ enable: true, rollback: true, resetOnHealthyTask: true },
    thresholdConfiguration: { type: 'COUNT', value: 3 },
  },
  alarms: { enable: true, rollback: true, alarmNames: ['shop-errors'] },
};

/** Parameters of creating and updating a service. */
const settings = {
  ...{ cluster, taskDefinition: 'shop', desiredCount: 2, platformVersion: '1.4.0' },
  networkConfiguration: {
    awsvpcConfiguration: { ...awsvpcConfiguration, assignPublicIp: 'ENABLED' },
  },
  capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
  deploymentConfiguration,
  serviceRegistries: [
    {
      registryArn: 'arn:aws:servicediscovery:x',
      port: 3000,
      containerName: 'app',
      containerPort: 3000,
    },
  ],
  serviceConnectConfiguration,
  placementConstraints: [{ type: 'distinctInstance', expression: '' }],
  placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
  ...{ healthCheckGracePeriodSeconds: 30, enableExecuteCommand: true, enableECSManagedTags: true },
  ...{ propagateTags: 'SERVICE', availabilityZoneRebalancing: 'DISABLED' },
};

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
    title: 'updates a service, and deploys it',
    prepare,
    given,
    call: ['UpdateService', { ...settings, service, forceNewDeployment: true }],
    expect: {
      answer: {
        service: {
          desiredCount: 2,
          deploymentConfiguration,
          deployments: [{ status: 'PRIMARY' }, {}],
        },
      },
    },
  },
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
  {
    title: 'refuses to delete a service that runs tasks',
    prepare,
    given,
    call: ['DeleteService', { cluster, service }],
    expect: { error: 'InvalidParameterException', message: /scaled above 0/ },
  },
  {
    title: 'deletes a service by force',
    prepare,
    given,
    call: ['DeleteService', { cluster, service, force: true }],
    expect: { answer: { service: { status: 'DRAINING' } } },
  },
];
