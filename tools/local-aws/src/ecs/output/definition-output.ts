import type { TaskDefinition } from '@aws-sdk/client-ecs';
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
  // Every caller is this user, which GetCallerIdentity also returns.
  registeredBy: `arn:aws:iam::${definition.arn.split(':')[4]}:user/local`,
  deregisteredAt: definition.deregisteredAt,
});
