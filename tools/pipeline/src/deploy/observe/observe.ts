import { AwsError } from '../../aws/aws-error.ts';
import { clockText } from '../duration.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import type { Aim } from './aim.ts';
import { describeSnapshot } from './describe-snapshot.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { ServiceInCluster } from './read-tasks.ts';
import type { Snapshot } from './snapshot.ts';
import { oursAmong, START, watch } from './watch.ts';

const LEAST_PAUSE_MS = 250;
const MOST_PAUSE_MS = 5_000;

/**
 * Follows a deployment until the requested revision runs, and reports progress.
 * @param knownEvents Ids of events that ECS had reported before.
 * @returns when ECS began it, if known
 * @throws {Stop} if it fails, the deadline passes, or its state is unknown
 */
export async function observe(
  run: Run,
  { aws, deadline }: StageOf,
  place: ServiceInCluster,
  aim: Aim,
  knownEvents: Set<string>,
): Promise<Date | undefined> {
  const started = run.clock.now();
  const revisions = new Map<string, string>();
  let state = START;
  let last: Snapshot | undefined;
  for (;;) {
    let seen: Snapshot;
    try {
      seen = await readSnapshot(aws, place, revisions);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const because = state.verdict === 'going' ? state.because : [];
      throw last === undefined || error.code !== undefined
        ? new Stop('GH-DEPLOY-006', 'undecided', [
            `the deployment cannot be observed: ${error.message}`,
          ])
        : tooLate([...because, error.message]);
    }
    state = watch(state, seen, aim);
    for (const { id, message } of seen.events) {
      if (!knownEvents.has(id)) run.progress.say(message);
      knownEvents.add(id);
    }
    run.progress.status(describeSnapshot(seen, state));
    last = seen;
    if (state.verdict === 'superseded')
      run.warnings.push(
        `Another deployment has been begun since, of ${state.by}: it replaces this one`,
      );
    if (state.verdict === 'steady' || state.verdict === 'superseded')
      return oursAmong(seen.deployments, { ...aim, after: undefined })?.createdAt;
    if (state.verdict !== 'going') throw new Stop('GH-DEPLOY-007', 'failed', [state.reason]);
    // Frequently at first, when failures are likely, then less and less.
    const pause = (run.clock.now() - started) / 4;
    if (!(await deadline.wait(Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, pause)))))
      throw tooLate(state.because);
  }

  function tooLate(because: readonly string[]): Stop {
    return new Stop('GH-DEPLOY-008', 'failed', [
      `it was not steady after ${clockText(deadline.timeoutMs)}; ECS goes on with it`,
      ...because,
    ]);
  }
}
