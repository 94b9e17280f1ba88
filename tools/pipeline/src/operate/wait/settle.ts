import { hasFailed, isUnfinished, statusText } from '../../deploy/observe/deployment.ts';
import { revisionName, type Snapshot } from '../../deploy/observe/snapshot.ts';

/** Whether a service has become stable. */
export type Settled =
  | { readonly is: 'stable'; readonly revision: string }
  /** It is stable, but without the latest deployment. */
  | { readonly is: 'failed'; readonly because: string }
  | { readonly is: 'moving'; readonly because: readonly string[] };

/** The result of one observation of a service; pure. */
export function settle(seen: Snapshot): Settled {
  const { status, desired, running, pending, deployments, targetGroups, taskDefinitions } = seen;
  if (status !== 'ACTIVE') return { is: 'failed', because: `the service is ${status}` };
  if (desired < 1) return { is: 'failed', because: 'no task is wanted: its desired count is 0' };
  const [newest] = deployments;
  const because = [
    ...(newest && isUnfinished(newest) ? [`the deployment is ${statusText(newest)}`] : []),
    ...(taskDefinitions.length > 1 ? ['tasks are being replaced'] : []),
    ...(running === desired ? [] : [`${running} of ${desired} tasks run`]),
    ...(pending > 0 ? [`${pending} tasks are pending`] : []),
    ...targetGroups.flatMap(({ name, healthy }) =>
      healthy >= desired ? [] : [`${healthy} of ${desired} targets are healthy in ${name}`],
    ),
  ];
  if (because.length > 0) return { is: 'moving', because };
  const revision = revisionName(taskDefinitions[0] ?? '');
  return newest && hasFailed(newest)
    ? {
        is: 'failed',
        because: `the last deployment is ${statusText(newest)}; ${revision} runs, and is stable`,
      }
    : { is: 'stable', revision };
}
