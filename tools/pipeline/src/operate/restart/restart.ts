import { carryOut } from '../../deploy/carry-out.ts';
import { checkProduction } from '../../deploy/evidence/check-production.ts';
import { isUnfinished } from '../../deploy/observe/deployment.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import { changesOf } from '../../deploy/plan/changes.ts';
import type { Plan } from '../../deploy/plan/plan.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import { timeoutFor } from '../../deploy/timeout.ts';
import { readDeployedRevision } from './read-deployed-revision.ts';

export interface RestartInput {
  readonly diff: boolean;
  readonly breakGlass: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Replaces all tasks of a service by new ones of the same revision, and waits until they run. It checks the running
 * revision as a deployment would, again after any wait; it resumes a restart that is in flight.
 * @throws {Stop} for every outcome except success
 */
export async function restart(run: Run, input: RestartInput): Promise<OperationOutcome> {
  const { diff, breakGlass, env } = input;
  const waitMs = timeoutFor(input.timeoutMs);
  refuse(diff ? [] : checkProduction(run.subject, breakGlass, env));
  await refuseOtherAccount(run, waitMs);
  const stage = run.enter('prepare', waitMs);
  const { work, record, digests, expired } = await readDeployedRevision(run, stage);
  if (expired !== undefined) run.warn(expired);
  // A deployment of this revision, as an interrupted restart leaves it: any other was waited for.
  const { newest } = work.plan;
  const resumes = newest !== undefined && isUnfinished(newest);
  const plan: Plan = resumes ? work.plan : { ...work.plan, deployment: 'force' };
  run.image = record.image;
  run.revision = revisionName(record.taskDefinition);
  run.changes = changesOf(plan);
  if (diff) return 'planned';
  return carryOut(run, {
    ...{ work: { ...work, plan }, digests },
    timeoutMs: timeoutFor(input.timeoutMs, work.current.service?.deploymentConfiguration),
    announced: breakGlass === undefined ? [] : [`Reason: ${breakGlass}`],
    words: { done: `was restarted by ${deployedBy(env)}`, failed: 'has not been restarted' },
    // The same revision runs as before.
    recordOf: () => record,
  });
}
