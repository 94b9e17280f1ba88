import type {
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServicesRequest,
  ListServicesResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
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

  ListServices(input: ListServicesRequest, ecs): ListServicesResponse {
    const { launchType, maxResults = 10, nextToken } = input;
    const cluster = ecs.cluster(input.cluster);
    const services = ecs.services
      .filter((each) => each.cluster === cluster && each.status !== 'INACTIVE')
      .filter(({ options }) => !launchType || options.launchType === launchType);
    const { items, next } = pageOf(services, { size: maxResults, token: nextToken });
    return { serviceArns: items.map(({ arn }) => arn), nextToken: next };
  },
} satisfies Operations<EcsState>;
