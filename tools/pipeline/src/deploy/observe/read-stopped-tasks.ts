import type { Aws } from '../aws.ts';
import { known, readTasks, type ServiceInCluster } from './read-tasks.ts';
import type { StoppedTask } from './snapshot.ts';

/**
 * Tasks that stopped within the last hour, newest first. Needs the same.
 * @throws {AwsError}
 */
export async function readStoppedTasks(
  aws: Pick<Aws, 'ecs'>,
  place: ServiceInCluster,
): Promise<StoppedTask[]> {
  const tasks = await readTasks(aws, place, 'STOPPED');
  return tasks
    .sort((a, b) => Number(b.stoppedAt ?? 0) - Number(a.stoppedAt ?? 0))
    .map(({ containers = [], ...task }) => ({
      ...known(task),
      reason: task.stoppedReason ?? task.stopCode ?? 'no reason given',
      containers: containers.map(({ name = '', exitCode, reason }) => ({ name, exitCode, reason })),
    }));
}
