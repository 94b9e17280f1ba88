import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { ContainerDefinition, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { GatehouseError } from '@gatehouse/service-manifest';

/** A service as ECS describes it; a task definition alone has only a part of it. */
export interface EcsSource {
  readonly taskDefinition: TaskDefinition;
  readonly service?: Service | undefined;
  readonly scalableTarget?: ScalableTarget | undefined;
  readonly scalingPolicies?: readonly ScalingPolicy[] | undefined;
  readonly scheduledActions?: readonly ScheduledAction[] | undefined;
}

/** The container that the load balancer calls, has the service's name, or is essential. */
export function mainContainer(
  { taskDefinition, service }: EcsSource,
  name: string,
): ContainerDefinition {
  const { containerDefinitions = [] } = taskDefinition;
  const balanced = service?.loadBalancers?.[0]?.containerName;
  const found =
    containerDefinitions.find((each) => each.name === balanced) ??
    containerDefinitions.find((each) => each.name === name) ??
    containerDefinitions.find(({ essential = true }) => essential);
  if (found === undefined)
    throw new GatehouseError('GH-OPERATE-006', 'the task definition has no container');
  return found;
}
