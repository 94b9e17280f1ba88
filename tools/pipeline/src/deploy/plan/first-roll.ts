import type { Service } from '@aws-sdk/client-ecs';
import type { Definition } from './deploy-files.ts';

/**
 * What is wanted of a service this time. ECS turns one that rolls to blue/green in two steps: a deployment that rolls
 * brings it the second target groups, and those after it can use them; pure.
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
