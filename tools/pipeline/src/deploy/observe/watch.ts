import type { Aim } from './aim.ts';
import { hasFailed, wasRolledBack, type Deployment } from './deployment.ts';
import { howItFailed } from './how-it-failed.ts';
import { obstacles } from './obstacles.ts';
import { revisionName, type Snapshot } from './snapshot.ts';

/** What is known about a deployment so far. */
export type Watch =
  | {
      readonly verdict: 'going';
      /** Successive observations without an obstacle. */
      readonly calm: number;
      /** Obstacles, one line each. */
      readonly because: readonly string[];
    }
  /** Only the requested revision runs. */
  | { readonly verdict: 'steady' }
  /** It was running until another deployment began after it; that one deploys `by`. */
  | { readonly verdict: 'superseded'; readonly by: string }
  /** It failed; ECS has finished its reaction. */
  | { readonly verdict: 'failed'; readonly reason: string }
  /** Another deployment began after it. */
  | { readonly verdict: 'overtaken'; readonly reason: string };

export const START: Watch = { verdict: 'going', calm: 0, because: [] };

/** A single observation may fall between the end of a task and the event about it. */
const CALM = 2;

/** Updates the state with one more observation. A verdict is final. */
export function watch(before: Watch, seen: Snapshot, aim: Aim): Watch {
  if (before.verdict !== 'going') return before;
  if (seen.status !== 'ACTIVE') return failed(`the service is ${seen.status}`);
  if (seen.desired < 1) return failed('no task is wanted any more: its desired count is 0');

  const ours = oursAmong(seen.deployments, aim);
  const other = otherAmong(seen.deployments, ours, aim);
  // A deployment stops the one before; one that was rolled back had failed by itself.
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

/** Whether a task of the revision runs another image than requested. */
const hasOtherImage = ({ tasks }: Snapshot, { taskDefinition, digests }: Aim) =>
  digests !== undefined &&
  tasks.some(
    (task) =>
      task.taskDefinition === taskDefinition &&
      task.digest !== undefined &&
      !digests.has(task.digest),
  );

/** The newest deployment of the requested revision that began after the one that was there. */
export function oursAmong(deployments: readonly Deployment[], aim: Aim): Deployment | undefined {
  const known = deployments.findIndex(({ arn }) => arn === aim.after);
  return deployments
    .slice(0, known < 0 ? undefined : known)
    .find(({ taskDefinition }) => taskDefinition === aim.taskDefinition);
}

/** What the newest deployment deploys, if it began after ours, or instead of it. */
function otherAmong(
  [newest]: readonly Deployment[],
  ours: Deployment | undefined,
  { after }: Aim,
): string | undefined {
  return newest === ours || newest?.arn === after ? undefined : newest?.taskDefinition;
}

const failed = (reason: string): Watch => ({ verdict: 'failed', reason });
