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
import { invalidParameter, required } from '../errors.ts';
import type { Launch } from '../task.ts';
import type { Definition } from '../revision.ts';
import { oneOffOutput, taskOutput } from '../output/task-output.ts';
import { knownLaunch } from '../simulation/launches.ts';
import { startStandaloneTask } from '../simulation/start-standalone-task.ts';
import { checkRun } from './check-run.ts';

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
