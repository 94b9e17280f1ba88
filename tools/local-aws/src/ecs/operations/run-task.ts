import type {
  Cluster,
  RunTaskRequest,
  RunTaskResponse,
  StopTaskRequest,
  StopTaskResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { checkedDefinition } from '../check-service.ts';
import type { EcsState } from '../ecs-state.ts';
import { clientError, invalidParameter, required } from '../errors.ts';
import type { Definition, Launch } from '../model.ts';
import { oneOffOutput, taskOutput } from '../output/task-output.ts';
import { knownLaunch } from '../simulation/launches.ts';
import { startStandaloneTask } from '../simulation/start-standalone-task.ts';
import { checkTags } from './tags.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const MOST_TASKS = 10;

export const runTaskOperations = {
  RunTask(input: RunTaskRequest, ecs): RunTaskResponse {
    const cluster = ecs.cluster(input.cluster);
    const definition = checkedDefinition(input.taskDefinition, ecs);
    const { count = 1 } = input;
    checkRun(input, definition, count);
    const { tasks, failures } =
      knownLaunch(input, cluster, ecs) ?? launch(input, cluster, definition, ecs);
    return { tasks: tasks.map((task) => oneOffOutput(task, true)), failures: [...failures] };
  },

  StopTask({ cluster: id, task, reason }: StopTaskRequest, ecs): StopTaskResponse {
    const cluster = ecs.cluster(id);
    const name = required(task, 'taskId');
    const is = (each: { id: string; arn: string }) => each.id === name || each.arn === name;
    const oneOff = ecs.oneOffs.find((each) => each.cluster === cluster && is(each.task));
    const service = ecs.services.find(
      (each) => each.cluster === cluster && each.tasks.some((one) => is(one)),
    );
    const found = oneOff?.task ?? service?.tasks.find((one) => is(one));
    if (!found) throw invalidParameter('The referenced task was not found.');
    // The container gets SIGTERM.
    found.stop ??= {
      code: 'UserInitiated',
      reason: reason ?? 'Task stopped by user',
      exitCode: 143,
    };
    return {
      task: oneOff ? oneOffOutput(oneOff, false) : service && taskOutput(service, found, false),
    };
  },
} satisfies Operations<EcsState>;

/** Starts the tasks, unless a test makes ECS lack capacity. */
function launch(
  request: RunTaskRequest,
  cluster: Cluster,
  definition: Definition,
  ecs: EcsState,
): Launch {
  const reason = ecs.takeRefusal(definition.family);
  const launched: Launch = {
    ...{ cluster, request, at: new Date() },
    tasks: Array.from({ length: reason === undefined ? (request.count ?? 1) : 0 }, () =>
      startStandaloneTask(request, definition, cluster, ecs),
    ),
    failures: reason === undefined ? [] : [{ reason }],
  };
  ecs.launches.push(launched);
  return launched;
}

function checkRun(input: RunTaskRequest, { content }: Definition, count: number): void {
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
