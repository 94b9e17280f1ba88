import type { Service } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import { readRunningTasks, readTasksByService, type ServiceInCluster } from './read-tasks.ts';
import type { RunningTask, ServiceState } from './snapshot.ts';

/**
 * What a service runs. Needs `ecs:DescribeServices`, `ecs:ListTasks`, `ecs:DescribeTasks`.
 * @returns also the service as ECS describes it, if it is active
 * @throws {AwsError}
 */
export async function readService(
  aws: Pick<Aws, 'ecs'>,
  place: ServiceInCluster,
): Promise<{ state: ServiceState; service: Service | undefined }> {
  const { services: [service] = [] } = await aws.ecs.describeServices({
    cluster: place.cluster,
    services: [place.service],
  });
  if (service?.status !== 'ACTIVE') return { state: stateOf(service, []), service: undefined };
  return { service, state: stateOf(service, await readRunningTasks(aws, place)) };
}

/** The most that ECS describes at once: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const MOST = 10;

/**
 * What several services of a cluster run, by name, with as few calls as possible. Needs the same.
 * @throws {AwsError}
 */
export async function readServices(
  aws: Pick<Aws, 'ecs'>,
  cluster: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, ServiceState>> {
  const found = new Map<string, Service>();
  for (let at = 0; at < names.length; at += MOST) {
    const { services = [] } = await aws.ecs.describeServices({
      cluster,
      services: names.slice(at, at + MOST),
    });
    for (const service of services) found.set(service.serviceName ?? '', service);
  }
  const active = [...found.values()].some(({ status }) => status === 'ACTIVE');
  const tasks = active ? await readTasksByService(aws, cluster, names) : new Map();
  return new Map(names.map((name) => [name, stateOf(found.get(name), tasks.get(name) ?? [])]));
}

function stateOf(service: Service | undefined, tasks: readonly RunningTask[]): ServiceState {
  if (service?.status !== 'ACTIVE') return { ...NOTHING, status: service?.status ?? 'MISSING' };
  const { status, desiredCount = 0, runningCount = 0, pendingCount = 0 } = service;
  const deployments = [...(service.deployments ?? [])].sort(
    (a, b) => Number(b.status === 'PRIMARY') - Number(a.status === 'PRIMARY'),
  );
  return {
    ...{ status, desired: desiredCount, running: runningCount, pending: pendingCount, tasks },
    taskDefinitions: deployments.flatMap(({ taskDefinition }) => taskDefinition ?? []),
    rolling: deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS'),
    exec: service.enableExecuteCommand === true,
  };
}

const NOTHING = {
  ...{ desired: 0, running: 0, pending: 0 },
  ...{ taskDefinitions: [], rolling: false, tasks: [] },
};
