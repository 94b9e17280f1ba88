import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import type { Location } from '../subject.ts';

/** Checks the cluster and the requested capacity. Needs `ecs:DescribeClusters`. */
export async function checkCluster(
  { ecs }: Pick<Aws, 'ecs'>,
  { names: { account, region, cluster } }: Location,
  { capacityProviderStrategy = [] }: CreateServiceRequest,
): Promise<string[]> {
  const { clusters: [found] = [] } = await ecs.describeClusters({ clusters: [cluster] });
  const place = `account ${account}, ${region}`;
  if (found?.status !== 'ACTIVE')
    return [`there is no cluster "${cluster}" (${place}): deploy the stack of "platform" first`];
  return capacityProviderStrategy.flatMap(({ capacityProvider = '' }) =>
    found.capacityProviders?.includes(capacityProvider)
      ? []
      : [`the cluster "${cluster}" has no capacity provider ${capacityProvider}`],
  );
}
