import { revisionName, type ServiceState } from '../observe/snapshot.ts';
import type { DeploymentRecord } from '../record/record.ts';

/**
 * Differences between what runs and what is recorded as deployed, one line each; pure.
 * @param digests With which ECS may report the recorded image.
 */
export function driftOf(
  record: DeploymentRecord | undefined,
  seen: ServiceState,
  digests: ReadonlySet<string>,
): string[] {
  const { status, taskDefinitions, tasks, rolling, desired, running: count, exec } = seen;
  if (record === undefined)
    return status === 'MISSING' || status === 'INACTIVE' ? [] : ['it is there, but not recorded'];
  if (status !== 'ACTIVE') return [`it is recorded, but the service is ${status}`];
  const recorded = revisionName(record.taskDefinition);
  const running = taskDefinitions.map(revisionName);
  const images = new Set(
    tasks.flatMap(({ digest }) => (digest === undefined || digests.has(digest) ? [] : [digest])),
  );
  return [
    ...(rolling ? ['a deployment is in flight'] : []),
    ...(desired < 1 ? ['no task is wanted: its desired count is 0'] : []),
    ...(count < desired ? [`${count} of ${desired} tasks run`] : []),
    ...(exec ? ['ECS Exec is switched on: a shell can be opened in its tasks'] : []),
    ...(running.length === 1 && running[0] === recorded
      ? []
      : [`ECS runs ${running.join(', ') || 'nothing'}; recorded is ${recorded}`]),
    ...[...images].map((digest) => `a task runs the image ${digest}; recorded is ${record.digest}`),
  ];
}
