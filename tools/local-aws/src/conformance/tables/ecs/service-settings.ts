import { awsvpcConfiguration, cluster } from './sample.ts';

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

export const deploymentConfiguration = {
  ...{ maximumPercent: 150, minimumHealthyPercent: 50, strategy: 'ROLLING', bakeTimeInMinutes: 0 },
  deploymentCircuitBreaker: {
    ...{ enable: true, rollback: true, resetOnHealthyTask: true },
    thresholdConfiguration: { type: 'COUNT', value: 3 },
  },
  alarms: { enable: true, rollback: true, alarmNames: ['shop-errors'] },
};

/** Parameters of creating and updating a service. */
export const settings = {
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
