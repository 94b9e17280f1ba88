import type { Run } from '../../deploy/run.ts';
import type { StageOf } from '../../deploy/stage.ts';
import { waitForAny } from '../wait/wait-for-any.ts';
import type { DeployedRevision } from './deployed-revision.ts';
import { readOnce } from './read-once.ts';

/**
 * Reads the deployed revision of a service, once no other deployment is in flight, and checks that new tasks of it can
 * start: it is the recorded one, and its image, roles, secrets, log group, alarms and target groups exist.
 * @throws {Stop} with all obstacles; {@link AwsError}
 */
export async function readDeployedRevision(run: Run, stage: StageOf): Promise<DeployedRevision> {
  for (;;) {
    const found = await readOnce(run, stage.aws);
    if (!('inFlight' in found)) return found;
    await waitForAny(run, stage, found.inFlight);
  }
}
