import { clockText } from '../../deploy/duration.ts';
import { statusText, type Deployment } from '../../deploy/observe/deployment.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import type { Run } from '../../deploy/run.ts';
import type { StageOf } from '../../deploy/stage.ts';
import { Stop } from '../../deploy/stop.ts';

const PAUSE_MS = 2_000;

/**
 * Waits for a moment for a deployment in flight.
 * @throws {Stop} at the deadline
 */
export async function waitForAny(
  run: Run,
  { deadline }: StageOf,
  deployment: Deployment,
): Promise<void> {
  const { taskDefinition } = deployment;
  const of = taskDefinition === undefined ? '' : ` of ${revisionName(taskDefinition)}`;
  const what = `a deployment${of} is ${statusText(deployment)}`;
  run.doing = `${what}: waiting for it`;
  if (!(await deadline.wait(PAUSE_MS)))
    throw new Stop('GH-DEPLOY-009', 'refused', [
      `${what}, still after ${clockText(deadline.timeoutMs)}`,
    ]);
}
