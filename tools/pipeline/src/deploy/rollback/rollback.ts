import { carryOut } from '../carry-out.ts';
import { checkProduction } from '../evidence/check-production.ts';
import { checkReason } from '../evidence/check-reason.ts';
import { hasFailed } from '../observe/deployment.ts';
import { revisionName } from '../observe/snapshot.ts';
import { changesOf } from '../plan/changes.ts';
import { refuseOtherAccount } from '../preflight/check-account.ts';
import { preflight } from '../preflight/preflight.ts';
import { refuse } from '../preflight/refuse.ts';
import { leftUnrecorded } from '../record/history.ts';
import type { OperationOutcome } from '../report/report.ts';
import type { Run } from '../run.ts';
import { lookTimeoutFor, timeoutFor } from '../timeout.ts';
import { candidatesFor } from './candidates-for.ts';
import { firstThatCanRun } from './find-target.ts';
import { imageOf } from './forced-record.ts';
import { readPresent } from './read-present.ts';
import type { RollbackInput } from './rollback-input.ts';
import { rolledBack } from './rolled-back.ts';
import { storedSecrets } from './stored-secrets.ts';
import { warnOfEvidence } from './warn-of-evidence.ts';
import { workOf } from './work-of.ts';

/** Time limit for all reads: a roll-back must begin within ten seconds. */
const LOOK_MS = 4_000;

/**
 * Restores a revision that was recorded as deployed, and checks that revision alone: the current commit does not
 * matter, and problems are warnings. The service's settings and scaling remain,
 * except for a port that the revision does not have. It does not wait for a deployment in
 * flight, which is what the roll-back has to stop.
 * @throws {Stop} for every outcome except success
 */
export async function rollback(run: Run, input: RollbackInput): Promise<OperationOutcome> {
  const { subject } = run;
  const { breakGlass, force, env } = input;
  const waitMs = (input.diff ? lookTimeoutFor : timeoutFor)(input.timeoutMs);
  refuse([
    ...(input.diff ? [] : checkProduction(subject, breakGlass, env)),
    ...checkReason('--force', force),
  ]);
  await refuseOtherAccount(run, waitMs);
  const stage = run.enter('prepare', waitMs);
  const { found, service, present } = await readPresent(run, stage);

  const quick = run.enter('prepare', Math.min(LOOK_MS, waitMs));
  const { candidates, records } = await candidatesFor(run, stage, quick, {
    ...{ present, to: input.to },
    hasFailed: found.deployments.some(
      (each, at) => at === 0 && each.taskDefinition === present && hasFailed(each),
    ),
    force: force !== undefined,
  });
  const { record, revision, image, digests } = await firstThatCanRun(
    run,
    { ecs: stage.aws.ecs, ecr: quick.aws.ecr },
    candidates,
    force !== undefined,
  );
  const unrecorded =
    record.taskDefinition === present ? leftUnrecorded(records, present) : undefined;
  if (unrecorded !== undefined)
    run.warn(
      `The service is set to ${revisionName(present)} already, after ${revisionName(unrecorded.taskDefinition)} was recorded: this completes that roll-back; to go further back, run the command again`,
    );
  const from = unrecorded?.taskDefinition ?? present;
  const { work, changes } = workOf(subject.names, { ...found, service }, revision);
  run.image = image.text;
  run.revision = revisionName(record.taskDefinition);
  run.changes = changesOf(work.plan);
  for (const text of changes) run.warn(text);
  warnOfEvidence(run, record);
  const secrets = storedSecrets(work.wanted.taskDefinition);
  for (const { text } of await preflight(quick.aws, subject, work.wanted, secrets)) run.warn(text);
  if (input.diff) return 'planned';
  return carryOut(run, {
    ...{ work, digests },
    timeoutMs: timeoutFor(input.timeoutMs, service.deploymentConfiguration),
    announced: [
      ...(breakGlass === undefined ? [] : [`Reason: ${breakGlass}`]),
      ...(force === undefined ? [] : [`Forced, because: ${force}`]),
    ],
    recordOf: (taskDefinition) =>
      rolledBack(taskDefinition, {
        ...{ run, input, record },
        ...{ from, records },
        imageOf: () =>
          unrecorded ?? (found.revision && imageOf(subject.names.service, found.revision)),
      }),
  });
}
