import type { Aim } from './aim.ts';
import { hasFailed, wasRolledBack, type Deployment } from './deployment.ts';
import { obstacles } from './obstacles.ts';
import { revisionName, type Snapshot } from './snapshot.ts';

/** What is known of a deployment so far. */
export type Watch =
  | {
      readonly verdict: 'going';
      /** Looks in a row in which nothing was in the way. */
      readonly calm: number;
      /** What is in the way. */
      readonly because: readonly string[];
    }
  /** What was asked for is what runs, and nothing else. */
  | { readonly verdict: 'steady' }
  /** It was what ran, until another deployment was begun after it; that one brings `by`. */
  | { readonly verdict: 'superseded'; readonly by: string }
  /** It ended otherwise; ECS has done what it does then. */
  | { readonly verdict: 'failed'; readonly reason: string }
  /** Another deployment has been begun after it. */
  | { readonly verdict: 'overtaken'; readonly reason: string };

export const START: Watch = { verdict: 'going', calm: 0, because: [] };

/** A single look may fall between the end of one task and the news of it. */
const CALM = 2;

/** What one more look at the service tells. A verdict stands once it is reached. */
export function watch(before: Watch, seen: Snapshot, aim: Aim): Watch {
  if (before.verdict !== 'going') return before;
  if (seen.status !== 'ACTIVE') return failed(`the service is ${seen.status}`);
  if (seen.desired < 1) return failed('no task is wanted any more: its desired count is 0');

  const ours = oursAmong(seen.deployments, aim);
  const other = otherAmong(seen.deployments, ours, aim);
  // Another deployment stops the one before; one that was rolled back had failed by itself.
  if (other !== undefined && !(ours && wasRolledBack(ours))) {
    const by = revisionName(other);
    // A deployment that ECS has finished counts as finished, even if another one began since.
    return ours?.status === 'SUCCESSFUL' && !hasOtherImage(seen, aim)
      ? { verdict: 'superseded', by }
      : { verdict: 'overtaken', reason: `another deployment has been begun, of ${by}` };
  }
  if (ours !== undefined && hasFailed(ours)) return failed(howItFailed(ours));

  const because = obstacles(seen, ours, aim);
  const calm = because.length === 0 ? before.calm + 1 : 0;
  return calm >= CALM ? { verdict: 'steady' } : { verdict: 'going', calm, because };
}

/** Whether a task of the revision runs another image than was asked for. */
const hasOtherImage = ({ tasks }: Snapshot, { taskDefinition, digests }: Aim) =>
  digests !== undefined &&
  tasks.some(
    (task) =>
      task.taskDefinition === taskDefinition &&
      task.digest !== undefined &&
      !digests.has(task.digest),
  );

/** The newest of the deployments that bring what was asked for, and were begun after the one that was there. */
export function oursAmong(deployments: readonly Deployment[], aim: Aim): Deployment | undefined {
  const known = deployments.findIndex(({ arn }) => arn === aim.after);
  return deployments
    .slice(0, known < 0 ? undefined : known)
    .find(({ taskDefinition }) => taskDefinition === aim.taskDefinition);
}

/** What the newest deployment brings, if it was begun after ours, or instead of it. */
function otherAmong(
  [newest]: readonly Deployment[],
  ours: Deployment | undefined,
  { after }: Aim,
): string | undefined {
  return newest === ours || newest?.arn === after ? undefined : newest?.taskDefinition;
}

const failed = (reason: string): Watch => ({ verdict: 'failed', reason });

const ENDS: Readonly<Record<string, string>> = {
  STOPPED: 'was stopped',
  ROLLBACK_SUCCESSFUL: 'was rolled back',
  ROLLBACK_FAILED: 'failed, and so did rolling it back',
};

function howItFailed({ status, reason, failures, alarms }: Deployment): string {
  const details = [
    ...(alarms.length > 0 ? [`alarms went off: ${alarms.join(', ')}`] : []),
    ...(failures && failures.count > 0
      ? [`${failures.count} tasks failed, ${failures.most} are the limit`]
      : []),
    ...(reason ? [reason] : []),
  ];
  return `the deployment ${ENDS[status]}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}
