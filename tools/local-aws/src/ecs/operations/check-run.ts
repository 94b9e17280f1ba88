import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import { clientError, invalidParameter } from '../errors.ts';
import type { Definition } from '../revision.ts';
import { checkTags } from './tags.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const MOST_TASKS = 10;

/**
 * Checks a request for tasks of this definition.
 * @throws ServiceError
 */
export function checkRun(input: RunTaskRequest, { content }: Definition, count: number): void {
  const { networkConfiguration, overrides, launchType, capacityProviderStrategy } = input;
  const { subnets = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
  if (content.networkMode === 'awsvpc' && subnets.length === 0)
    throw invalidParameter(
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    );
  if (count < 1 || count > MOST_TASKS)
    throw invalidParameter(`count must be from 1 to ${MOST_TASKS}.`);
  if (launchType && capacityProviderStrategy)
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  for (const { name } of overrides?.containerOverrides ?? [])
    if (!content.containerDefinitions?.some((container) => container.name === name))
      throw invalidParameter(
        `Override for container named ${name} is not a container in the TaskDefinition.`,
      );
  if (input.enableExecuteCommand && !content.taskRoleArn)
    throw invalidParameter(
      'The service couldn’t be updated because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.',
    );
  if ((input.startedBy?.length ?? 0) > 128) throw clientError('startedBy is too long.');
  checkTags(input.tags);
}
