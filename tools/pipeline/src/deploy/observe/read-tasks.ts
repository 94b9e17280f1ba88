import type { Task } from '@aws-sdk/client-ecs';
import { lastPartOf } from '../../aws/last-part-of.ts';
import { readPages } from '../../aws/read-pages.ts';
import type { Aws } from '../aws.ts';
import type { RunningTask } from './snapshot.ts';

/** A service in a cluster. */
export interface ServiceInCluster {
  readonly cluster: string;
  readonly service: string;
}

/**
 * The most that ECS describes at once: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
 */
const MOST = 100;

/**
 * Tasks of a service that run or are starting. Needs `ecs:ListTasks` and `ecs:DescribeTasks`.
 * @throws {AwsError}
 */
export async function readRunningTasks(
  aws: Pick<Aws, 'ecs'>,
  place: ServiceInCluster,
): Promise<RunningTask[]> {
  const tasks = await readTasks(aws, place, 'RUNNING');
  return tasks.map((task) => runningTask(task, place.service));
}

const runningTask = (
  { containers = [], lastStatus = 'unknown', ...task }: Task,
  service: string,
): RunningTask => ({
  ...known(task),
  // The container with the image has the service's name.
  digest: containers.find(({ name }) => name === service)?.imageDigest,
  status: lastStatus,
});

/**
 * Tasks of several services of a cluster, by service name. Needs the same.
 * @throws {AwsError}
 */
export async function readTasksByService(
  aws: Pick<Aws, 'ecs'>,
  cluster: string,
  services: readonly string[],
): Promise<ReadonlyMap<string, RunningTask[]>> {
  const [only = ''] = services;
  const place = services.length === 1 ? { cluster, service: only } : { cluster };
  const tasks = await readTasks(aws, place, 'RUNNING');
  const groups = new Map<string, RunningTask[]>();
  for (const task of tasks) {
    const service = task.group?.replace(/^service:/, '') ?? '';
    groups.set(service, [...(groups.get(service) ?? []), runningTask(task, service)]);
  }
  return groups;
}

/**
 * All tasks of a cluster, of one of its services, or of a family of task definitions. Needs the same.
 * @throws {AwsError}
 */
export async function readTasks(
  { ecs }: Pick<Aws, 'ecs'>,
  {
    cluster,
    service,
    family,
  }: Pick<ServiceInCluster, 'cluster'> & Partial<ServiceInCluster> & { family?: string },
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<Task[]> {
  const pages = await readPages((nextToken) =>
    ecs.listTasks({
      ...{ cluster, desiredStatus, nextToken },
      ...(service !== undefined && { serviceName: service }),
      ...(family !== undefined && { family }),
    }),
  );
  const arns = pages.flatMap(({ taskArns = [] }) => taskArns);
  const tasks: Task[] = [];
  for (let at = 0; at < arns.length; at += MOST) {
    const some = arns.slice(at, at + MOST);
    tasks.push(...((await ecs.describeTasks({ cluster, tasks: some })).tasks ?? []));
  }
  return tasks;
}

export const known = ({ taskArn = '', taskDefinitionArn = '' }: Task) => ({
  id: lastPartOf(taskArn),
  taskDefinition: taskDefinitionArn,
});
