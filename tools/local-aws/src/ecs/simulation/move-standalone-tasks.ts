import type { EcsState } from '../ecs-state.ts';
import { moveTask } from './move-task.ts';
import { isLive } from './service-tasks.ts';

/** ECS shows stopped tasks for about an hour; the simulation keeps this many. */
const MOST_STOPPED = 100;

/** Advances standalone tasks by one step; nothing replaces them. */
export function moveStandaloneTasks(ecs: EcsState, now: Date): void {
  for (const { task } of ecs.oneOffs) moveTask(task, ecs, now);
  const stopped = ecs.oneOffs.filter(({ task }) => !isLive(task)).slice(-MOST_STOPPED);
  ecs.oneOffs = ecs.oneOffs.filter((each) => isLive(each.task) || stopped.includes(each));
}
