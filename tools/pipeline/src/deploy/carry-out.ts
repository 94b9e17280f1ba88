import { apply } from './apply/apply.ts';
import type { Work } from './apply/work.ts';
import { explainFailure } from './conclude/explain-failure.ts';
import { notify } from './conclude/notify.ts';
import { record } from './conclude/record.ts';
import { isUnfinished } from './observe/deployment.ts';
import { revisionName } from './observe/snapshot.ts';
import { observe } from './observe/observe.ts';
import { changesOf } from './plan/changes.ts';
import { changesNothing } from './plan/plan.ts';
import type { DeploymentRecord } from './record/record.ts';
import type { OperationOutcome } from './report/report.ts';
import type { Run } from './run.ts';
import type { StageOf } from './stage.ts';
import { Stop } from './stop.ts';

/** Time limit for the work after the deployment has ended. */
const CONCLUDE_MS = 60_000;

/** The steps of a deployment, and their context. */
export interface Order {
  readonly work: Work;
  /** Digests with which ECS may report the image. */
  readonly digests: ReadonlySet<string> | undefined;
  /** Reasons for manual work or for skipped checks: they are announced before anything changes. */
  readonly announced: readonly string[];
  /** The deadline for applying and observing. */
  readonly timeoutMs: number;
  /** The announcement if this is not a deployment: what was done, and on failure what was not. */
  readonly words?: { readonly done: string; readonly failed: string };
  /** The record to write once the revision runs. */
  readonly recordOf: (taskDefinition: string) => DeploymentRecord;
}

/** Applies, observes and concludes. @throws {Stop} */
export async function carryOut(run: Run, order: Order): Promise<OperationOutcome> {
  const { work, digests, announced, timeoutMs, words, recordOf } = order;
  const { plan, wanted } = work;
  run.changes = changesOf(plan);
  const stage = run.enter('apply', timeoutMs);
  const concludeMs = Math.min(timeoutMs, CONCLUDE_MS);
  if (!changesNothing(plan)) await announce(run, stage, announced);
  const place = {
    cluster: wanted.service.cluster ?? '',
    service: wanted.service.serviceName ?? '',
  };
  let taskDefinition: string;
  let begun: Date | undefined;
  try {
    if (plan.deployment === 'keep' && plan.newest && isUnfinished(plan.newest)) {
      const { taskDefinition } = plan.newest;
      const what = taskDefinition === undefined ? '' : ` of ${revisionName(taskDefinition)}`;
      run.progress.say(`ECS is at work on it already: resuming its deployment${what}`);
      run.done.push(`resumed the deployment${what} that was in flight`);
    }
    const aim = await apply(run, stage.aws, work);
    taskDefinition = aim.taskDefinition;
    run.stage = 'observe';
    run.doing = `observing the deployment of ${run.revision}`;
    const known = new Set((work.current.service?.events ?? []).flatMap(({ id }) => id ?? []));
    begun = await observe(run, stage, place, { ...aim, digests }, known);
  } catch (error) {
    if (error instanceof Stop && error.outcome === 'failed')
      await explainFailure(run, run.enter(run.stage, concludeMs), place, wanted, {
        problems: error.problems,
        what: words?.failed ?? 'has not been deployed',
      });
    throw error;
  }
  const outcome =
    changesNothing(plan) && plan.newest?.status === 'SUCCESSFUL' ? 'unchanged' : 'deployed';
  await record(
    run,
    run.enter('conclude', concludeMs),
    { ...recordOf(taskDefinition), begunAt: begun?.toISOString() },
    outcome,
    words?.done,
  );
  return outcome;
}

/** Notifies the operations topic before manual work; does nothing without a reason. */
export async function announce(
  run: Run,
  { aws }: StageOf,
  reasons: readonly string[],
): Promise<void> {
  if (reasons.length === 0) return;
  run.doing = 'announcing the deployment';
  await notify(aws, run, 'is being deployed by hand', reasons);
}
