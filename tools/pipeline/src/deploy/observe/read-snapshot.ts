import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import { readDeployments } from './read-deployments.ts';
import { withForgotten } from './with-forgotten.ts';
import { readService } from './read-service.ts';
import { readTargetGroup } from './read-target-group.ts';
import type { ServiceInCluster } from './read-tasks.ts';
import type { Snapshot, TargetGroup } from './snapshot.ts';

/**
 * Reads the state of a service. Needs what `readService`, `readDeployments` and `readTargetGroup`
 * need.
 * @param revisions As in `readDeployments`.
 * @throws {AwsError}
 */
export async function readSnapshot(
  aws: Pick<Aws, 'ecs' | 'elb'>,
  place: ServiceInCluster,
  revisions: Map<string, string>,
): Promise<Snapshot> {
  const { state, service } = await readService(aws, place);
  if (service === undefined) return { ...state, deployments: [], targetGroups: [], events: [] };
  const { loadBalancers = [], events = [] } = service;
  const [deployments, ...targetGroups] = await Promise.all([
    readDeployments(aws, place.cluster, place.service, revisions),
    ...loadBalancers.map((balancer) => readTargets(aws, balancer)),
  ]);
  return {
    ...{ ...state, deployments: withForgotten(deployments, service), targetGroups },
    events: events.map(({ id = '', message = '' }) => ({ id, message })).reverse(),
  };
}

/** Behind one load balancer. Of two target groups, the one with more healthy targets is in production. */
async function readTargets(
  aws: Pick<Aws, 'elb'>,
  { targetGroupArn = '', advancedConfiguration }: LoadBalancer,
): Promise<TargetGroup> {
  const first = await readTargetGroup(aws, targetGroupArn);
  const { alternateTargetGroupArn } = advancedConfiguration ?? {};
  if (alternateTargetGroupArn === undefined) return first;
  const alternate = await readTargetGroup(aws, alternateTargetGroupArn);
  return alternate.healthy > first.healthy ? alternate : first;
}
