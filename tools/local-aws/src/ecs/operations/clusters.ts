import type { DescribeClustersRequest, DescribeClustersResponse } from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import type { EcsState } from '../ecs-state.ts';
import { invalidParameter } from '../errors.ts';
import type { EcsService } from '../service.ts';
import { isLive } from '../simulation/service-tasks.ts';

export const clusterOperations = {
  DescribeClusters(
    { clusters = ['default'], include = [] }: DescribeClustersRequest,
    ecs,
  ): DescribeClustersResponse {
    if (clusters.length > 100) throw invalidParameter('clusters can have at most 100 items.');
    const found = clusters.map((id) => ({
      id,
      cluster: ecs.clusters.get(id.split('/').at(-1) ?? id),
    }));
    return {
      clusters: found.flatMap(({ cluster }) => {
        if (!cluster) return [];
        const services = ecs.services.filter((service) => service.cluster === cluster);
        const { tags = [], ...rest } = cluster;
        const told = include.includes('TAGS') && { tags };
        return [{ ...rest, ...told, ...countsOf(services) }];
      }),
      failures: found
        .filter(({ cluster }) => !cluster)
        .map(({ id }) => ({
          arn: id.startsWith('arn:') ? id : ecs.arn(`cluster/${id}`),
          reason: 'MISSING',
        })),
    };
  },
} satisfies Operations<EcsState>;

function countsOf(services: readonly EcsService[]) {
  const tasks = services.flatMap((service) => service.tasks.filter(isLive));
  const runningTasksCount = tasks.filter(({ status }) => status === 'RUNNING').length;
  return {
    activeServicesCount: services.filter(({ status }) => status === 'ACTIVE').length,
    runningTasksCount,
    pendingTasksCount: tasks.length - runningTasksCount,
  };
}
