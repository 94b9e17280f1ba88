import { AwsError } from '../../aws/aws-error.ts';
import { clockText } from '../duration.ts';
import { revisionName } from '../observe/snapshot.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import type { Definition } from './deploy-files.ts';
import { planOf } from './plan-of.ts';
import { readCurrent } from './read-current.ts';

const PAUSE_MS = 2_000;

/**
 * Waits until no other deployment of the service is in flight, because two at once would overtake one another. A
 * deployment of exactly the target state, such as an interrupted command leaves behind, does not count.
 * @throws {Stop} if the deadline passes
 */
export async function waitUntilQuiet(
  run: Run,
  { aws, deadline }: StageOf,
  wanted: Definition,
): Promise<void> {
  let other: string | undefined;
  for (;;) {
    const current = await readCurrent(aws, wanted).catch((error: unknown) => {
      const late = error instanceof AwsError && error.code === undefined;
      throw late && other !== undefined ? tooLong(other) : error;
    });
    const { inFlight } = planOf(wanted, current);
    if (inFlight === undefined) return;
    const { status, taskDefinition } = inFlight;
    other = `another deployment${taskDefinition ? ` (${revisionName(taskDefinition)})` : ''} is ${status}`;
    run.doing = `${other}: waiting for it`;
    if (!(await deadline.wait(PAUSE_MS))) throw tooLong(other);
  }

  function tooLong(what: string): Stop {
    const time = clockText(deadline.timeoutMs);
    return new Stop('GH-DEPLOY-009', 'refused', [
      `${what}, still after ${time}; "gatehouse rollback" would stop it`,
    ]);
  }
}
