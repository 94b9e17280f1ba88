import type {
  DeregisterTaskDefinitionRequest,
  DeregisterTaskDefinitionResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  ListTaskDefinitionsRequest,
  ListTaskDefinitionsResponse,
  RegisterTaskDefinitionRequest,
  RegisterTaskDefinitionResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { EcsState } from '../ecs-state.ts';
import { clientError, invalidParameter, required } from '../errors.ts';
import { checkDefinition } from '../definition/check-definition.ts';
import { definitionOutput } from '../output/definition-output.ts';
import { checkTags } from './tags.ts';
import { registerDefinition } from '../definition/register-definition.ts';

export const taskDefinitionOperations = {
  RegisterTaskDefinition(
    input: RegisterTaskDefinitionRequest,
    ecs,
  ): RegisterTaskDefinitionResponse {
    checkDefinition(input);
    checkTags(input.tags);
    const definition = registerDefinition(input, ecs);
    return { taskDefinition: definitionOutput(definition), tags: definition.tags };
  },

  DescribeTaskDefinition(
    { taskDefinition, include = [] }: DescribeTaskDefinitionRequest,
    ecs,
  ): DescribeTaskDefinitionResponse {
    const definition = ecs.definition(required(taskDefinition, 'Task definition'));
    return {
      taskDefinition: definitionOutput(definition),
      ...(include.includes('TAGS') && { tags: definition.tags }),
    };
  },

  DeregisterTaskDefinition(
    { taskDefinition }: DeregisterTaskDefinitionRequest,
    ecs,
  ): DeregisterTaskDefinitionResponse {
    const id = required(taskDefinition, 'Task definition');
    if (!/:\d+$/.test(id)) throw invalidParameter('Task definition must have a revision.');
    const definition = ecs.findDefinition(id);
    if (!definition) throw clientError('The specified task definition does not exist.');
    definition.status = 'INACTIVE';
    definition.deregisteredAt ??= new Date();
    return { taskDefinition: definitionOutput(definition) };
  },

  ListTaskDefinitions(input: ListTaskDefinitionsRequest, ecs): ListTaskDefinitionsResponse {
    const {
      familyPrefix = '',
      status = 'ACTIVE',
      sort = 'ASC',
      maxResults = 100,
      nextToken,
    } = input;
    const all = [...ecs.definitions.values()]
      .flat()
      // In spite of its name, ECS takes the whole family.
      .filter((each) => each.status === status && (!familyPrefix || each.family === familyPrefix))
      .map(({ arn }) => arn);
    const { items, next } = pageOf(sort === 'DESC' ? all.reverse() : all, {
      size: maxResults,
      token: nextToken,
    });
    return { taskDefinitionArns: items, nextToken: next };
  },
} satisfies Operations<EcsState>;
