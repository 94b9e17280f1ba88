import type { Aws } from '../aws.ts';
import { readDeployments } from './deployment.ts';
import { readService } from './read-service.ts';
import { readTargetGroup } from './read-target-group.ts';
import type { Place } from './read-tasks.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Looks at a service. Needs what `readService`, `readDeployments` and `readTargetGroup` need.
 * @param revisions As in `readDeployments`.
 * @throws {AwsError}
 */
export async function readSnapshot(
  aws: Pick<Aws, 'ecs' | 'elb'>,
  place: Place,
  revisions: Map<string, string>,
): Promise<Snapshot> {
  const { state, service } = await readService(aws, place);
  if (service === undefined) return { ...state, deployments: [], targetGroups: [], events: [] };
  const { loadBalancers = [], events = [] } = service;
  const [deployments, ...targetGroups] = await Promise.all([
    readDeployments(aws, place.cluster, place.service, revisions),
    ...loadBalancers.map(({ targetGroupArn = '' }) => readTargetGroup(aws, targetGroupArn)),
  ]);
  return {
    ...{ ...state, deployments, targetGroups },
    events: events.map(({ id = '', message = '' }) => ({ id, message })).reverse(),
  };
}
