import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { EcsState } from './ecs-state.ts';
import { clientError, invalidParameter, required } from './errors.ts';
import type { Definition } from './revision.ts';

/** The task definition for a service; throws if the service cannot run it. */
export function checkedDefinition(id: string | undefined, ecs: EcsState): Definition {
  const definition = ecs.findDefinition(required(id, 'TaskDefinition'));
  if (!definition) throw clientError('TaskDefinition not found.');
  if (definition.status !== 'ACTIVE') throw clientError('TaskDefinition is inactive');
  return definition;
}

/** Refuses the options that ECS refuses for this task definition. */
export function checkService(
  options: CreateServiceRequest,
  { content }: Definition,
  ecs: EcsState,
): void {
  const { loadBalancers = [], networkConfiguration, deploymentConfiguration = {} } = options;
  const { subnets = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (content.networkMode === 'awsvpc' && subnets.length === 0)
    throw invalidParameter(
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.');
  for (const { targetGroupArn, advancedConfiguration, ...to } of loadBalancers) {
    const { containerName, containerPort } = to;
    const { alternateTargetGroupArn } = advancedConfiguration ?? {};
    for (const arn of [required(targetGroupArn, 'Target group'), alternateTargetGroupArn])
      if (arn !== undefined && !ecs.surroundings.hasTargetGroup(arn))
        throw invalidParameter(
          `The target group with targetGroupArn ${arn} does not have an associated load balancer.`,
        );
    if (deploymentConfiguration.strategy === 'BLUE_GREEN')
      required(alternateTargetGroupArn, 'Alternate target group');
    const container = content.containerDefinitions?.find(({ name }) => name === containerName);
    if (!container)
      throw invalidParameter(
        `The container ${containerName} does not exist in the task definition.`,
      );
    if (!container.portMappings?.some((mapping) => mapping.containerPort === containerPort))
      throw invalidParameter(
        `The container ${containerName} did not have a container port ${containerPort} defined.`,
      );
  }
  if (deploymentConfiguration.strategy === 'BLUE_GREEN')
    required(deploymentConfiguration.bakeTimeInMinutes, 'bakeTimeInMinutes');
  if (
    (deploymentConfiguration.maximumPercent ?? 200) <=
    (deploymentConfiguration.minimumHealthyPercent ?? 100)
  )
    throw invalidParameter(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
}
