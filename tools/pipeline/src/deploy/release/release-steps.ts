import { deployedBy } from '../record/deployed-by.ts';
import type { Definition } from '../plan/deploy-files.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { placeOf, type TaskOrder } from '../task/task-order.ts';
import { beginStep } from './begin-step.ts';
import { finishStep } from './finish-step.ts';
import { STARTED_BY, type Missing } from './step-at-work.ts';

/** What a command knows of the steps before its release, whenever it checks everything again. */
export interface StepsSoFar {
  /** Names of those that have succeeded. */
  readonly done: Set<string>;
  readonly missing: Missing;
}

/**
 * Runs the steps that must succeed before a release, such as migrations, in the revision to release. A step that still
 * runs since an interrupted command is followed instead of being started again. Steps of a service never run at the same
 * time, whichever commands start them.
 * @param taskDefinition ARN of the revision.
 * @param waiting For steps of other releases.
 * @returns whether all are done; false after a wait for another release, because what was checked before may be outdated
 * @throws {Stop} for the first step that fails, and if the deadline passes; {@link AwsError}
 */
export async function runReleaseSteps(
  run: Run,
  waiting: StageOf,
  { service: wanted, release }: Definition,
  taskDefinition: string,
  { env, steps }: { readonly env: NodeJS.ProcessEnv; readonly steps: StepsSoFar },
): Promise<boolean> {
  const { names } = run.subject;
  const { cluster, service } = names;
  for (const step of release?.before ?? []) {
    if (steps.done.has(step.name)) continue;
    const order: TaskOrder = {
      ...{ taskDefinition, container: service, command: step.command },
      place: placeOf(cluster, wanted),
      startedBy: `${STARTED_BY}/${step.name}`,
      tags: { 'gatehouse:by': deployedBy(env) },
      log: { group: names.logGroup, prefix: service },
    };
    const arn = await beginStep(run, waiting, step, order, steps.missing);
    if (arn === undefined) return false;
    await finishStep(run, step, order, arn);
    steps.done.add(step.name);
  }
  return true;
}
