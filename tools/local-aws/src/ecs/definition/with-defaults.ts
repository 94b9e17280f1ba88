import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

/** A task definition with the defaults of ECS. */
export function withDefaults(
  content: RegisterTaskDefinitionRequest,
): RegisterTaskDefinitionRequest {
  const { containerDefinitions = [], networkMode = 'bridge' } = content;
  return {
    volumes: [],
    placementConstraints: [],
    ...content,
    networkMode,
    containerDefinitions: containerDefinitions.map((each) =>
      withContainerDefaults(each, networkMode),
    ),
  };
}

function withContainerDefaults(
  container: ContainerDefinition,
  networkMode: string,
): ContainerDefinition {
  const { portMappings = [], healthCheck } = container;
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...container,
    portMappings: portMappings.map((mapping) => ({
      protocol: 'tcp' as const,
      // With `awsvpc`, the host port equals the container port; otherwise, it is chosen when a task starts.
      hostPort: networkMode === 'awsvpc' ? mapping.containerPort : 0,
      ...mapping,
    })),
    ...(healthCheck && { healthCheck: { interval: 30, timeout: 5, retries: 3, ...healthCheck } }),
  };
}
