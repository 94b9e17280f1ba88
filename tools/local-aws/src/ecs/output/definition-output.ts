import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Definition } from '../model.ts';

/** What the requests about task definitions answer; what has no value is left out by JSON. */
export const definitionOutput = (definition: Definition): TaskDefinition => ({
  ...definition.content,
  taskDefinitionArn: definition.arn,
  revision: definition.revision,
  status: definition.status,
  compatibilities: ['EC2', 'FARGATE'],
  registeredAt: definition.registeredAt,
  deregisteredAt: definition.deregisteredAt,
});
