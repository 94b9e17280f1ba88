import type { CreateServiceRequest } from '@aws-sdk/client-ecs';

/**
 * A service with the defaults of ECS.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function withServiceDefaults(options: CreateServiceRequest): CreateServiceRequest {
  const { launchType: given, ...rest } = options;
  const { capacityProviderStrategy, deploymentConfiguration, networkConfiguration } = rest;
  const { awsvpcConfiguration } = networkConfiguration ?? {};
  const launchType = capacityProviderStrategy ? undefined : (given ?? 'EC2');
  const fargate = launchType !== 'EC2' && launchType !== 'EXTERNAL';
  return {
    loadBalancers: [],
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    availabilityZoneRebalancing: 'ENABLED',
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    healthCheckGracePeriodSeconds: 0,
    ...(fargate && { platformVersion: 'LATEST' }),
    ...rest,
    ...(launchType && { launchType }),
    deploymentConfiguration: {
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
      ...deploymentConfiguration,
      deploymentCircuitBreaker: deploymentConfiguration?.deploymentCircuitBreaker ?? {
        enable: false,
        rollback: false,
      },
    },
    ...(awsvpcConfiguration && {
      networkConfiguration: {
        awsvpcConfiguration: {
          securityGroups: [],
          assignPublicIp: 'DISABLED' as const,
          ...awsvpcConfiguration,
        },
      },
    }),
  };
}
