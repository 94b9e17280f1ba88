import type { Service } from '@aws-sdk/client-ecs';
import type { Definition } from './deploy-files.ts';

/**
 * The target state of a service for this deployment. ECS converts a rolling service to blue/green in two steps: a
 * rolling deployment adds the second target groups, and only later deployments can use them; pure.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/update-rolling-to-bluegreen.html
 */
export function firstRoll(wanted: Definition, service: Service | undefined): Definition {
  const { deploymentConfiguration: { bakeTimeInMinutes: _, ...configuration } = {} } =
    wanted.service;
  if (configuration.strategy !== 'BLUE_GREEN' || service === undefined || isReady(service))
    return wanted;
  const deploymentConfiguration = { ...configuration, strategy: 'ROLLING' as const };
  return { ...wanted, service: { ...wanted.service, deploymentConfiguration } };
}

const isReady = ({ loadBalancers = [] }: Service) =>
  loadBalancers.every(({ advancedConfiguration }) => advancedConfiguration !== undefined);
