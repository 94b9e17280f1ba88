import type { EcsState } from '../ecs-state.ts';
import type { Stop, Task } from '../model.ts';
import { cannotPull, exited, notStarted, unhealthy } from './describe-failure.ts';

/** Takes a task one step further on its way from PROVISIONING to STOPPED. */
export function moveTask(task: Task, ecs: EcsState, now: Date): void {
  task.age += 1;
  if (task.status === 'STOPPED') return;
  if (task.stop) return stopped(task, now);
  if (task.status === 'PROVISIONING') task.status = 'PENDING';
  else if (task.status === 'PENDING') leavePending(task, ecs, now);
  else moveRunning(task, ecs, now);
}

function leavePending(task: Task, ecs: EcsState, now: Date): void {
  const { fate } = task;
  const refused = refusedPull(task, ecs);
  if (refused !== undefined) return stopped(task, now, cannotPull(refused));
  if (fate.is === 'waiting' && task.age < fate.ticks) return;
  if (fate.is === 'not started') return stopped(task, now, notStarted(task, fate));
  task.status = 'RUNNING';
  task.startedAt = now;
}

/** Why one of the task's images cannot be pulled. */
function refusedPull({ deployment }: Task, { surroundings }: EcsState): string | undefined {
  if (deployment.course.madeUp) return undefined;
  const { containerDefinitions = [], executionRoleArn } = deployment.revision.definition.content;
  return containerDefinitions
    .map(({ image = '' }) => surroundings.refusePull(image, executionRoleArn))
    .find((reason) => reason !== undefined);
}

function moveRunning(task: Task, ecs: EcsState, now: Date): void {
  const { fate, health } = task;
  if (fate.is === 'ending') {
    const ran = (task.ran ?? 0) + 1;
    task.ran = ran;
    const last = ran >= fate.ticks;
    writeLog(task, last ? fate.log.slice(ran - 1) : fate.log.slice(ran - 1, ran), ecs);
    if (last) stopped(task, now, exited(fate.exitCode));
  } else if (fate.is === 'unhealthy') {
    if (health === 'UNHEALTHY') task.stop = unhealthy(task);
    task.health = 'UNHEALTHY';
  } else if (fate.is === 'exiting' && (health === 'HEALTHY' || !fate.onceHealthy)) {
    writeLog(task, fate.log, ecs);
    stopped(task, now, exited(fate.exitCode));
  } else {
    task.health = 'HEALTHY';
  }
}

function stopped(task: Task, now: Date, stop: Stop | undefined = task.stop): void {
  task.status = 'STOPPED';
  task.stoppedAt = now;
  if (stop) task.stop = stop;
}

/** To the stream that the `awslogs` driver writes to: prefix, container, task. */
function writeLog(task: Task, lines: readonly string[], { surroundings }: EcsState): void {
  if (lines.length === 0) return;
  const container = task.deployment.revision.definition.content.containerDefinitions?.[0];
  const { logDriver, options = {} } = container?.logConfiguration ?? {};
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = options;
  if (logDriver === 'awslogs' && group)
    surroundings.writeLog(group, `${prefix}/${container?.name}/${task.id}`, lines);
}
