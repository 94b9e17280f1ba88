import type { Deployment, EcsService } from '../model.ts';
import { isLive, tasksOf } from '../simulation/service-tasks.ts';

/** Tasks of a deployment, as `deployments` of a service count them. */
export const countTasks = (service: EcsService, deployment: Deployment) => {
  const tasks = tasksOf(service, deployment).filter(isLive);
  const runningCount = tasks.filter(({ status }) => status === 'RUNNING').length;
  return { runningCount, pendingCount: tasks.length - runningCount };
};

/** The same, as service revisions have it. */
export const revisionCounts = (service: EcsService, deployment: Deployment) => {
  const { runningCount, pendingCount } = countTasks(service, deployment);
  return { runningTaskCount: runningCount, pendingTaskCount: pendingCount };
};
