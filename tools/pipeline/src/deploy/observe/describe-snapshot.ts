import { statusText } from './deployment.ts';
import type { Snapshot } from './snapshot.ts';
import type { Watch } from './watch.ts';

/** The state of a deployment in one line; pure. */
export function describeSnapshot(seen: Snapshot, state: Watch): string {
  const { running, desired, pending, deployments, targetGroups } = seen;
  const [newest] = deployments;
  return [
    newest ? statusText(newest) : seen.status,
    `${running} of ${desired} running${pending > 0 ? `, ${pending} pending` : ''}`,
    ...targetGroups.map(
      ({ name, healthy, others }) =>
        `${healthy} of ${healthy + others.length} targets healthy${targetGroups.length > 1 ? ` in ${name}` : ''}`,
    ),
    ...(newest?.failures && newest.failures.count > 0 ? [`${newest.failures.count} failed`] : []),
    ...(state.verdict === 'going' && state.calm > 0 ? ['steady so far'] : []),
  ].join(' · ');
}
