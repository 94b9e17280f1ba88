import type { Attribute, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

/** Attributes that these tasks require of a container instance, limited to what Gatehouse renders. */
export function requiredAttributes(content: RegisterTaskDefinitionRequest): Attribute[] {
  const { containerDefinitions: containers = [], networkMode, taskRoleArn } = content;
  const logDrivers = containers.flatMap(
    ({ logConfiguration }) => logConfiguration?.logDriver ?? [],
  );
  const names = [
    ...logDrivers.map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`),
    ...(logDrivers.includes('awslogs') ? ['ecs.capability.execution-role-awslogs'] : []),
    ...(taskRoleArn ? ['com.amazonaws.ecs.capability.task-iam-role'] : []),
    ...(networkMode === 'awsvpc' ? ['ecs.capability.task-eni'] : []),
    ...(containers.some(({ healthCheck }) => healthCheck)
      ? ['ecs.capability.container-health-check']
      : []),
    ...(containers.some(({ secrets = [] }) => secrets.length > 0)
      ? ['ecs.capability.secrets.asm.environment-variables']
      : []),
    ...(containers.some(({ image = '' }) => image.includes('.dkr.ecr.'))
      ? ['com.amazonaws.ecs.capability.ecr-auth']
      : []),
  ];
  return [...new Set(names)].map((name) => ({ name }));
}
