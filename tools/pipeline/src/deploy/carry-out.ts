import { apply, type Work } from './apply/apply.ts';
import { explainFailure } from './conclude/explain-failure.ts';
import { notify } from './conclude/notify.ts';
import { record } from './conclude/record.ts';
import { isUnfinished } from './observe/deployment.ts';
import { revisionName } from './observe/snapshot.ts';
import { observe } from './observe/observe.ts';
import { changesOf } from './plan/changes.ts';
import { changesNothing } from './plan/plan.ts';
import type { DeploymentRecord } from './record/record.ts';
import type { Outcome } from './report/report.ts';
import type { Run, StageOf } from './run.ts';
import { Stop } from './stop.ts';

/** The most time for what is done when all is over. */
const CONCLUDE_MS = 60_000;

/** Work, and what goes with it. */
export interface Order {
  readonly work: Work;
  /** By which ECS may report the image. */
  readonly digests: ReadonlySet<string> | undefined;
  /** Reasons for doing it by hand, or for skipping checks: announced before anything changes. */
  readonly announced: readonly string[];
  /** For applying and observing. */
  readonly timeoutMs: number;
  /** How it is announced, where it is no deployment: what has been done, and what has not where it failed. */
  readonly words?: { readonly done: string; readonly failed: string };
  /** What is recorded once the revision is what runs. */
  readonly recordOf: (taskDefinition: string) => DeploymentRecord;
}

/** Applies, observes and concludes. @throws {Stop} */
export async function carryOut(run: Run, order: Order): Promise<Outcome> {
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

/** Tells the operations topic of what is about to be done by hand; nothing where there is no reason to. */
export async function announce(
  run: Run,
  { aws }: StageOf,
  reasons: readonly string[],
): Promise<void> {
  if (reasons.length === 0) return;
  run.doing = 'announcing the deployment';
  await notify(aws, run, 'is being deployed by hand', reasons);
}
