import { AwsError, isRefusal } from '../../aws/aws-error.ts';
import { checkProduction } from '../../deploy/evidence/check-production.ts';
import { notify } from '../../deploy/conclude/notify.ts';
import { readService } from '../../deploy/observe/read-service.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import { SCALE_END, scheduleEnd, untilText } from '../../deploy/scaling/temporary.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import { Stop } from '../../deploy/stop.ts';
import { lookTimeoutFor, timeoutFor } from '../../deploy/timeout.ts';
import { waitUntilStable } from '../wait/wait-until-stable.ts';
import { changes, factOf, resultOf } from './describe-scaling.ts';
import { readScaling } from './read-scaling.ts';
import type { ScaleInput } from './scale-input.ts';
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
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${cluster}/${service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  const before = await readScaling(aws, target, run.clock.date());
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
  run.changes = changes(before, after);
  run.result = resultOf(after);
  run.facts.push(factOf(after));
  if (wish === undefined) return 'shown';
  if (diff) return 'planned';
  if (run.changes.length === 0) return 'unchanged';

  run.stage = 'apply';
  try {
    await apply();
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

  async function apply(): Promise<void> {
    const { bounds, temporary } = after;
    if (temporary !== undefined) {
      run.doing = 'scheduling the end';
      await scheduleEnd(aws, target, temporary);
      run.done.push(`scheduled the end for ${untilText(temporary.until)}`);
    }
    run.doing = 'setting between how many tasks the service scales';
    const { min, max } = bounds;
    await aws.scaling.registerScalableTarget({ ...target, MinCapacity: min, MaxCapacity: max });
    run.done.push(`set the scaling to ${min} to ${max} tasks`);
    if (temporary === undefined && before?.temporary !== undefined) {
      run.doing = 'removing the scheduled end';
      await aws.scaling
        .deleteScheduledAction({ ...target, ScheduledActionName: SCALE_END })
        .catch((error: unknown) => {
          if (!isRefusal(error, 'ObjectNotFoundException')) throw error;
        });
    }
    if (state.desired < min) {
      run.doing = 'starting tasks';
      await aws.ecs.updateService({ cluster, service, desiredCount: min });
      run.done.push(`set the number of tasks to ${min}`);
    }
    await notify(aws, run, 'has been scaled', [
      temporary === undefined
        ? `${min} to ${max} tasks, as deployed`
        : `At least ${min} tasks until ${untilText(temporary.until)}`,
      `By: ${deployedBy(env)}`,
      ...(breakGlass === undefined ? [] : [`By hand, because: ${breakGlass}`]),
    ]);
  }
}
