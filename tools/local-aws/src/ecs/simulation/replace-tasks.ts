import type { EcsService } from '../service.ts';
import type { Deployment } from '../deployment.ts';
import { scaledIn } from './describe-failure.ts';
import { isHealthy, isLive, isWanted, stopTasks, tasksOf } from './service-tasks.ts';

/** Whether it has the desired number of healthy tasks. */
export const isUp = (service: EcsService, deployment: Deployment): boolean =>
  tasksOf(service, deployment).filter(isHealthy).length >= service.desiredCount;

/**
 * Stops other deployments' tasks after all of its own are healthy.
 * @returns whether they have stopped
 */
export function replaceOthers(service: EcsService, deployment: Deployment): boolean {
  if (!isUp(service, deployment)) return false;
  const others = service.tasks.filter((task) => task.deployment !== deployment && isLive(task));
  stopTasks(service, others.filter(isWanted), scaledIn(deployment.id));
  return others.length === 0;
}
