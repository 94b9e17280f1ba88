import type { EcsState } from '../ecs-state.ts';
import type { EcsService } from '../service.ts';
import type { Task } from '../task.ts';
import { moveTask } from './move-task.ts';
import { addEvent } from './add-event.ts';
import { isWanted } from './service-tasks.ts';

/** Task changes in one tick. */
export interface Moves {
  readonly healthy: readonly Task[];
  /** Tasks that stop or have stopped because they failed. */
  readonly failed: readonly Task[];
}

/** Advances all tasks of the service by one step. */
export function moveTasks(service: EcsService, ecs: EcsState, now: Date): Moves {
  const before = service.tasks.filter(isWanted).map((task) => ({ task, health: task.health }));
  for (const task of service.tasks) moveTask(task, ecs, now);
  const turned = (to: Task['health']): Task[] =>
    before
      .filter(({ task, health }) => task.health === to && health !== to)
      .map(({ task }) => task);
  for (const task of turned('UNHEALTHY')) sayUnhealthy(service, task, now);
  return {
    healthy: turned('HEALTHY'),
    failed: before.filter(({ task }) => !isWanted(task)).map(({ task }) => task),
  };
}

function sayUnhealthy(service: EcsService, { id, deployment }: Task, now: Date): void {
  for (const { targetGroupArn, containerPort } of deployment.revision.settings.loadBalancers ?? [])
    addEvent(
      service,
      `(task ${id}) (port ${containerPort}) is unhealthy in (target-group ${targetGroupArn}) due to (reason Health checks failed with these codes: [503]).`,
      now,
    );
}
