import { AwsError } from '../../aws/aws-error.ts';
import { checkProduction } from '../../deploy/evidence/check-production.ts';
import { readService } from '../../deploy/observe/read-service.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import { Stop } from '../../deploy/stop.ts';
import { lookTimeoutFor, timeoutFor } from '../../deploy/timeout.ts';
import { waitUntilStable } from '../wait/wait-until-stable.ts';
import { announceScaling } from './announce-scaling.ts';
import { applyBounds } from './apply-bounds.ts';
import { scalingChanges, scalingFact, scalingResult } from './describe-scaling.ts';
import { readScaling } from './read-scaling.ts';
import type { ScaleInput } from './scale-input.ts';
import { scaledService } from './scaled-service.ts';
import { wantedScaling } from './wanted-scaling.ts';

/**
 * Sets the minimum number of tasks of a service for a limited time. It schedules the end first, so that no interruption
 * leaves the change in place: Application Auto Scaling restores the bounds by itself.
 * @throws {Stop} for every outcome except success
 */
export async function scale(run: Run, input: ScaleInput): Promise<OperationOutcome> {
  const { wish, diff, breakGlass, env } = input;
  const looks = diff || wish === undefined;
  const timeoutMs = (looks ? lookTimeoutFor : timeoutFor)(input.timeoutMs);
  refuse(looks ? [] : checkProduction(run.subject, breakGlass, env));
  await refuseOtherAccount(run, timeoutMs);
  const stage = run.enter('prepare', timeoutMs);
  const { aws } = stage;
  const { cluster, service } = run.subject.names;
  const before = await readScaling(aws, scaledService(run.subject.names), run.clock.date());
  const { state } = await readService(aws, { cluster, service });
  if (before === undefined || state.status !== 'ACTIVE')
    throw new Stop('GH-OPERATE-004', 'refused', [
      `${missingService(run.subject.names)}${suggestService(service) || ': deploy it first'}`,
    ]);
  if (state.desired < 1)
    throw new Stop('GH-OPERATE-004', 'refused', [
      'the service was set to 0 tasks by hand: deploy it to start it',
    ]);

  const after = wantedScaling(before, wish, run.clock.date());
  run.changes = scalingChanges(before, after);
  run.result = scalingResult(after);
  run.facts.push(scalingFact(after));
  if (wish === undefined) return 'shown';
  if (diff) return 'planned';
  if (run.changes.length === 0) return 'unchanged';

  run.stage = 'apply';
  try {
    await applyBounds(run, aws, { before, after, desired: state.desired });
    await announceScaling(run, aws, after, input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Stop(
      'GH-DEPLOY-012',
      error.code === undefined ? 'undecided' : 'failed',
      [error.message],
      {
        cause: error,
      },
    );
  }
  run.stage = 'observe';
  run.revision = await waitUntilStable(run, stage, { cluster, service });
  return 'done';
}
