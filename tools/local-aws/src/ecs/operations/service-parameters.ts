import type { Members } from '../../protocol/parameters.ts';

export const networkAndCapacity: Members = {
  networkConfiguration: {
    awsvpcConfiguration: {
      ...{ subnets: ['text'], securityGroups: ['text'], assignPublicIp: /^(ENABLED|DISABLED)$/ },
    },
  },
  capacityProviderStrategy: [{ capacityProvider: 'text', weight: 'integer', base: 'integer' }],
};

/** The parameters of a service: all are stored, and the README lists those with an effect. */
export const service: Members = {
  ...{ cluster: 'text', taskDefinition: 'text', desiredCount: 'integer', platformVersion: 'text' },
  ...networkAndCapacity,
  deploymentConfiguration: {
    ...{ maximumPercent: 'integer', minimumHealthyPercent: 'integer' },
    ...{ strategy: /^(ROLLING|BLUE_GREEN)$/, bakeTimeInMinutes: 'integer' },
    deploymentCircuitBreaker: {
      ...{ enable: 'boolean', rollback: 'boolean', resetOnHealthyTask: 'boolean' },
      thresholdConfiguration: {
        ...{ type: /^(COUNT|BOUNDED_PERCENT|UNBOUNDED_PERCENT)$/, value: 'integer' },
      },
    },
    alarms: { enable: 'boolean', rollback: 'boolean', alarmNames: ['text'] },
  },
  loadBalancers: [
    {
      ...{ targetGroupArn: 'text', containerName: 'text', containerPort: 'integer' },
      advancedConfiguration: {
        ...{ alternateTargetGroupArn: 'text', productionListenerRule: 'text' },
        ...{ testListenerRule: 'text', roleArn: 'text' },
      },
    },
  ],
  serviceRegistries: [
    {
      ...{ registryArn: 'text', port: 'integer', containerName: 'text', containerPort: 'integer' },
    },
  ],
  serviceConnectConfiguration: 'any',
  placementConstraints: 'any',
  placementStrategy: 'any',
  healthCheckGracePeriodSeconds: 'integer',
  ...{ enableExecuteCommand: 'boolean', enableECSManagedTags: 'boolean' },
  propagateTags: /^(SERVICE|TASK_DEFINITION|NONE)$/,
  availabilityZoneRebalancing: /^(ENABLED|DISABLED)$/,
};
