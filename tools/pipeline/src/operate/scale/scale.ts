import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import { AwsError, isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../../deploy/aws.ts';
import { checkProduction } from '../../deploy/evidence/check-production.ts';
import { notify } from '../../deploy/conclude/notify.ts';
import { readService } from '../../deploy/observe/read-service.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import {
  readTemporary,
  SCALE_END,
  scheduleEnd,
  untilText,
  type Bounds,
  type Temporary,
} from '../../deploy/scaling/temporary.ts';
import { missingService, suggestService } from '../../deploy/services.ts';
import { Stop } from '../../deploy/stop.ts';
import { lookTimeoutFor, timeoutFor } from '../../deploy/timeout.ts';
import { waitUntilStable } from '../wait/wait-until-stable.ts';

export interface ScaleInput {
  /** The minimum number of tasks, and the duration in milliseconds; `end` ends that. */
  readonly wish: { readonly tasks: number; readonly forMs: number } | 'end' | undefined;
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** The scaling of a service. */
interface Scaling {
  readonly bounds: Bounds;
  readonly temporary: Temporary | undefined;
  /** The bounds that apply without a temporary scaling. */
  readonly lasting: Bounds;
}

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

  const after = wanted(before, wish, run.clock.date());
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

async function readScaling(
  aws: Pick<Aws, 'scaling'>,
  target: Required<Pick<ScalableTarget, 'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'>>,
  now: Date,
): Promise<Scaling | undefined> {
  const { ServiceNamespace, ResourceId, ScalableDimension } = target;
  const { ScalableTargets: [found] = [] } = await aws.scaling.describeScalableTargets({
    ...{ ServiceNamespace, ScalableDimension },
    ResourceIds: [ResourceId ?? ''],
  });
  if (found?.MinCapacity === undefined || found.MaxCapacity === undefined) return undefined;
  const bounds = { min: found.MinCapacity, max: found.MaxCapacity };
  const temporary = await readTemporary(aws, target, now);
  return { bounds, temporary, lasting: temporary?.then ?? bounds };
}

function wanted({ lasting, bounds, temporary }: Scaling, wish: ScaleInput['wish'], now: Date) {
  if (wish === undefined) return { bounds, temporary, lasting };
  if (wish === 'end') return { bounds: lasting, temporary: undefined, lasting };
  const until = new Date(now.getTime() + wish.forMs);
  const most = Math.max(wish.tasks, lasting.max);
  return {
    bounds: { min: wish.tasks, max: most },
    temporary: { until, then: lasting },
    lasting,
  };
}

function changes(before: Scaling, after: Scaling) {
  const change = (name: string, from: string | number | undefined, to: typeof from) =>
    from === to ? [] : [{ of: 'scaling' as const, path: [name], from, to }];
  const until = ({ temporary }: Scaling) => temporary && untilText(temporary.until);
  return [
    ...change('MinCapacity', before.bounds.min, after.bounds.min),
    ...change('MaxCapacity', before.bounds.max, after.bounds.max),
    ...change('until', until(before), until(after)),
  ];
}

const resultOf = ({ bounds, temporary, lasting }: Scaling) => ({
  ...bounds,
  until: temporary?.until.toISOString(),
  then: temporary && lasting,
});

const factOf = ({ bounds: { min, max }, temporary }: Scaling): string =>
  temporary === undefined
    ? `${min} to ${max} tasks`
    : `${min} to ${max} tasks until ${untilText(temporary.until)}, then ${temporary.then.min} to ${temporary.then.max}`;
