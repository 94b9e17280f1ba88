import type { Service } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import { readRunningTasks, type Place } from './read-tasks.ts';
import type { ServiceState } from './snapshot.ts';

/**
 * What runs of a service. Needs `ecs:DescribeServices`, `ecs:ListTasks`, `ecs:DescribeTasks`.
 * @returns the service besides, as ECS tells of it, where it is one that runs
 * @throws {AwsError}
 */
export async function readService(
  aws: Pick<Aws, 'ecs'>,
  place: Place,
): Promise<{ state: ServiceState; service: Service | undefined }> {
  const { services: [service] = [] } = await aws.ecs.describeServices({
    cluster: place.cluster,
    services: [place.service],
  });
  if (service?.status !== 'ACTIVE')
    return { state: { ...NOTHING, status: service?.status ?? 'MISSING' }, service: undefined };
  const { status, desiredCount = 0, runningCount = 0, pendingCount = 0 } = service;
  const deployments = [...(service.deployments ?? [])].sort(
    (a, b) => Number(b.status === 'PRIMARY') - Number(a.status === 'PRIMARY'),
  );
  return {
    service,
    state: {
      ...{ status, desired: desiredCount, running: runningCount, pending: pendingCount },
      taskDefinitions: deployments.flatMap(({ taskDefinition }) => taskDefinition ?? []),
      rolling: deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS'),
      tasks: await readRunningTasks(aws, place),
    },
  };
}

const NOTHING = {
  ...{ desired: 0, running: 0, pending: 0 },
  ...{ taskDefinitions: [], rolling: false, tasks: [] },
};
