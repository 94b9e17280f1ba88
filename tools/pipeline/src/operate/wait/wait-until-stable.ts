import { AwsError } from '../../aws/aws-error.ts';
import { clockText } from '../../deploy/duration.ts';
import { readSnapshot } from '../../deploy/observe/read-snapshot.ts';
import type { ServiceInCluster } from '../../deploy/observe/read-tasks.ts';
import type { Run } from '../../deploy/run.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import type { StageOf } from '../../deploy/stage.ts';
import { Stop } from '../../deploy/stop.ts';
import { settle } from './settle.ts';

const PAUSE_MS = 2_000;
/** A single observation may fall between the end of a task and the event about it. */
const LOOKS = 2;

/**
 * Waits until a service is stable.
 * @returns the running revision, such as `payments-production:12`
 * @throws {Stop} `failed` if it is stable without the latest deployment, or not by the deadline
 */
export async function waitUntilStable(
  run: Run,
  { aws, deadline }: StageOf,
  place: ServiceInCluster,
): Promise<string> {
  const revisions = new Map<string, string>();
  let last: readonly string[] = [];
  for (let calm = 0; ;) {
    const seen = await readSnapshot(aws, place, revisions).catch((error: unknown) => {
      const late = error instanceof AwsError && error.code === undefined;
      throw late && last.length > 0 ? tooLate() : error;
    });
    const settled = settle(seen);
    if (seen.status === 'MISSING')
      throw new Stop('GH-OPERATE-004', 'failed', [
        `${missingService(run.subject.names)}${suggestService(place.service)}`,
      ]);
    if (settled.is === 'failed') throw new Stop('GH-DEPLOY-007', 'failed', [settled.because]);
    calm = settled.is === 'stable' ? calm + 1 : 0;
    if (settled.is === 'stable' && calm >= LOOKS) return settled.revision;
    last = settled.is === 'moving' ? settled.because : [];
    run.doing = settled.is === 'moving' ? settled.because.join(' · ') : 'stable so far';
    if (!(await deadline.wait(PAUSE_MS))) throw tooLate();
  }

  function tooLate(): Stop {
    return new Stop('GH-OPERATE-003', 'failed', [
      `it is not stable after ${clockText(deadline.timeoutMs)}`,
      ...last,
    ]);
  }
}
