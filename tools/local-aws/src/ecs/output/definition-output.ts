import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { localUserOf } from '../../arn.ts';
import { requiredAttributes } from '../definition/required-attributes.ts';
import type { Definition } from '../revision.ts';

/** A task definition in responses; JSON omits members without a value. */
export const definitionOutput = (definition: Definition): TaskDefinition => ({
  ...definition.content,
  taskDefinitionArn: definition.arn,
  revision: definition.revision,
  status: definition.status,
  requiresAttributes: requiredAttributes(definition.content),
  compatibilities: ['EC2', 'FARGATE'],
  registeredAt: definition.registeredAt,
  registeredBy: localUserOf(definition.arn),
  deregisteredAt: definition.deregisteredAt,
});
