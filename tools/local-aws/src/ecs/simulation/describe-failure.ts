import type { Stop, Task } from '../task.ts';
import type { TaskOutcome } from './task-outcome.ts';

const imageOf = ({ deployment }: Task): string =>
  deployment.revision.definition.content.containerDefinitions?.[0]?.image ?? '';

/**
 * ECS's reason for stopping a task that did not start.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export function notStarted(
  task: Task,
  { cause }: Extract<TaskOutcome, { is: 'not started' }>,
): Stop {
  const reason =
    cause === 'image'
      ? `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${imageOf(task)}: not found`
      : 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ' +
        "unable to retrieve secret from asm: service call has been retried 1 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.";
  return {
    code: 'TaskFailedToStart',
    reason,
    ...(cause === 'image' && { containerReason: reason }),
  };
}

/** @param reason Why the image cannot be pulled. */
export const cannotPull = (reason: string): Stop => ({
  code: 'TaskFailedToStart',
  reason,
  containerReason: reason,
});

export const exited = (exitCode: number): Stop => ({
  code: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
  exitCode,
});

export function unhealthy({ deployment }: Task): Stop {
  const group = deployment.revision.settings.loadBalancers?.[0]?.targetGroupArn;
  return {
    code: 'ServiceSchedulerInitiated',
    reason: group
      ? `Task failed ELB health checks in (target-group ${group})`
      : 'Task failed container health checks',
    exitCode: 0,
  };
}

export const scaledIn = (deploymentId: string): Stop => ({
  code: 'ServiceSchedulerInitiated',
  reason: `Scaling activity initiated by (deployment ${deploymentId})`,
  exitCode: 0,
});
