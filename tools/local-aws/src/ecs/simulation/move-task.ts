import type { EcsState } from '../ecs-state.ts';
import type { Stop, Task } from '../task.ts';
import { cannotPull, exited, notStarted, unhealthy } from './describe-failure.ts';

/** Advances a task by one step from PROVISIONING to STOPPED. */
export function moveTask(task: Task, ecs: EcsState, now: Date): void {
  task.age += 1;
  if (task.status === 'STOPPED') return;
  if (task.stop) return stopped(task, now);
  if (task.status === 'PROVISIONING') task.status = 'PENDING';
  else if (task.status === 'PENDING') leavePending(task, ecs, now);
  else moveRunning(task, ecs, now);
}

function leavePending(task: Task, ecs: EcsState, now: Date): void {
  const { outcome } = task;
  const refused = refusedPull(task, ecs);
  if (refused !== undefined) return stopped(task, now, cannotPull(refused));
  if (outcome.is === 'waiting' && task.age < outcome.ticks) return;
  if (outcome.is === 'not started') return stopped(task, now, notStarted(task, outcome));
  task.status = 'RUNNING';
  task.startedAt = now;
}

/** Why one of the task's images cannot be pulled. */
function refusedPull({ deployment }: Task, { surroundings }: EcsState): string | undefined {
  if (deployment.plan.madeUp) return undefined;
  const { containerDefinitions = [], executionRoleArn } = deployment.revision.definition.content;
  return containerDefinitions
    .map(({ image = '' }) => surroundings.refusePull(image, executionRoleArn))
    .find((reason) => reason !== undefined);
}

function moveRunning(task: Task, ecs: EcsState, now: Date): void {
  const { outcome, health } = task;
  if (outcome.is === 'ending') {
    const ran = (task.ran ?? 0) + 1;
    task.ran = ran;
    const last = ran >= outcome.ticks;
    writeLog(task, last ? outcome.log.slice(ran - 1) : outcome.log.slice(ran - 1, ran), ecs);
    if (last) stopped(task, now, exited(outcome.exitCode));
  } else if (outcome.is === 'unhealthy') {
    if (health === 'UNHEALTHY') task.stop = unhealthy(task);
    task.health = 'UNHEALTHY';
  } else if (outcome.is === 'exiting' && (health === 'HEALTHY' || !outcome.onceHealthy)) {
    writeLog(task, outcome.log, ecs);
    stopped(task, now, exited(outcome.exitCode));
  } else {
    task.health = 'HEALTHY';
  }
}

function stopped(task: Task, now: Date, stop: Stop | undefined = task.stop): void {
  task.status = 'STOPPED';
  task.stoppedAt = now;
  if (stop) task.stop = stop;
}

/** Writes to the stream of the `awslogs` driver: prefix, container, task. */
function writeLog(task: Task, lines: readonly string[], { surroundings }: EcsState): void {
  if (lines.length === 0) return;
  const container = task.deployment.revision.definition.content.containerDefinitions?.[0];
  const { logDriver, options = {} } = container?.logConfiguration ?? {};
  const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix } = options;
  if (logDriver === 'awslogs' && group)
    surroundings.writeLog(group, `${prefix}/${container?.name}/${task.id}`, lines);
}
