import type { DescribeServicesRequest, DescribeServicesResponse } from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import type { EcsState } from '../ecs-state.ts';
import { listOf } from '../errors.ts';
import { serviceOutput } from '../output/service-output.ts';

export const describeServicesOperations = {
  DescribeServices(
    { cluster: clusterId, services, include = [] }: DescribeServicesRequest,
    ecs,
  ): DescribeServicesResponse {
    const cluster = ecs.cluster(clusterId);
    const found = listOf(services, 'services', 10).map((id) => ({
      id,
      service: ecs.findService(cluster, id),
    }));
    return {
      services: found.flatMap(({ service }) =>
        service ? [serviceOutput(service, include.includes('TAGS'))] : [],
      ),
      failures: found
        .filter(({ service }) => !service)
        .map(({ id }) => ({
          arn: id.startsWith('arn:') ? id : ecs.arn(`service/${cluster.clusterName}/${id}`),
          reason: 'MISSING',
        })),
    };
  },
} satisfies Operations<EcsState>;
