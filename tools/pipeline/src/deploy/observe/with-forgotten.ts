import type { Service } from '@aws-sdk/client-ecs';
import type { Deployment } from './deployment.ts';
import { DAY_MS } from './read-deployments.ts';

/** The time since which ECS certainly still lists a deployment. */
const LISTED_MS = 60 * DAY_MS;

/**
 * The deployments that ECS lists for a service. If it lists none, because the newest is more than three months old, the
 * deployment that the service itself refers to.
 */
export function withForgotten(
  deployments: readonly Deployment[],
  service: Service | undefined,
  now = Date.now(),
): readonly Deployment[] {
  const { deployments: own = [], runningCount, desiredCount, pendingCount } = service ?? {};
  const [only] = own;
  if (deployments.length > 0 || own.length !== 1 || only?.createdAt === undefined)
    return deployments;
  // Only deployments of rolling services have a state.
  const complete = only.rolloutState
    ? only.rolloutState === 'COMPLETED'
    : runningCount === desiredCount && pendingCount === 0;
  if (!complete || now - only.createdAt.getTime() < LISTED_MS) return deployments;
  const { id = '', taskDefinition, createdAt } = only;
  return [
    {
      ...{ arn: id, status: 'SUCCESSFUL', taskDefinition, createdAt },
      ...{ stage: undefined, reason: undefined, failures: undefined, alarms: [] },
    },
  ];
}
