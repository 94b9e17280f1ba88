import type { EcsService } from '../service.ts';
import type { Deployment } from '../deployment.ts';
import { isLive, tasksOf } from '../simulation/service-tasks.ts';

/** The numbers of tasks of a deployment, as in a service's `deployments`. */
export const countTasks = (service: EcsService, deployment: Deployment) => {
  const tasks = tasksOf(service, deployment).filter(isLive);
  const runningCount = tasks.filter(({ status }) => status === 'RUNNING').length;
  return { runningCount, pendingCount: tasks.length - runningCount };
};

/** The same numbers, as in service revisions. */
export const revisionCounts = (service: EcsService, deployment: Deployment) => {
  const { runningCount, pendingCount } = countTasks(service, deployment);
  return { runningTaskCount: runningCount, pendingTaskCount: pendingCount };
};
