import { register } from '../../deploy/apply/apply.ts';
import { announce } from '../../deploy/carry-out.ts';
import type { DeployInput } from '../../deploy/deploy-input.ts';
import { checkProduction } from '../../deploy/evidence/check-production.ts';
import { revisionName } from '../../deploy/observe/snapshot.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { readPrepared } from '../../deploy/read-prepared.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import type { StageOf } from '../../deploy/stage.ts';
import { Stop } from '../../deploy/stop.ts';
import { followTask } from '../../deploy/task/follow-task.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import { startTask } from '../../deploy/task/start-task.ts';
import { placeOf } from '../../deploy/task/task-order.ts';
import { deployedSubject, type Subject } from './deployed-subject.ts';

export interface RunInput {
  /** Command of the container; undefined for the image's own. */
  readonly command: readonly string[] | undefined;
  /** As for a deployment; undefined for the deployed image. */
  readonly candidate: Pick<DeployInput, 'image' | 'evidence' | 'commit' | 'allowOlder'> | undefined;
  readonly policy: string;
  readonly breakGlass: string | undefined;
  /** Time limit of the task. */
  readonly timeoutMs: number;
  readonly env: NodeJS.ProcessEnv;
  /** Called with each line that the task logs. */
  readonly write: (line: string) => void;
}

/** Time limit for all reads before the task. */
const LOOK_MS = 5 * 60_000;
/** The exit code of `docker run` if the container never ran. */
export const DID_NOT_RUN = 125;

/**
 * Runs a command once in a service's image, role and network: of the deployed revision, or of an image that could be
 * deployed. The exit code is that of the container.
 * @throws {Stop} for every outcome except success
 */
export async function runOnce(run: Run, input: RunInput): Promise<OperationOutcome> {
  run.exitCode = DID_NOT_RUN;
  const { breakGlass, env, command, write, candidate } = input;
  refuse(checkProduction(run.subject, breakGlass, env));
  await refuseOtherAccount(run, LOOK_MS);
  const stage = run.enter('prepare', LOOK_MS);
  const { taskDefinition, place } =
    candidate === undefined
      ? await deployedSubject(run, stage)
      : await candidateSubject(run, stage, { ...input, ...candidate });
  run.revision = revisionName(taskDefinition);
  await announce(run, stage, breakGlass === undefined ? [] : [`Reason: ${breakGlass}`]);
  const { service, logGroup } = run.subject.names;
  const order = {
    ...{ taskDefinition, place, container: service, command },
    startedBy: 'gatehouse-run',
    tags: { 'gatehouse:by': deployedBy(env) },
    log: { group: logGroup, prefix: service },
  };
  const during = run.enter('apply', input.timeoutMs);
  const arn = await startTask(run, during.aws, order);
  run.result = { task: lastPartOf(arn) };
  const { exitCode, reason } = await followTask(run, during, order, arn, { write });
  run.result = { task: lastPartOf(arn), exitCode, reason };
  if (exitCode === undefined)
    throw new Stop('GH-OPERATE-001', 'failed', [
      `the task ${lastPartOf(arn)} did not run: ${reason}`,
    ]);
  run.exitCode = exitCode;
  if (exitCode === 0) return 'done';
  throw new Stop('GH-OPERATE-002', 'failed', [
    `the task ${lastPartOf(arn)} ended with ${exitCode}: ${reason}`,
  ]);
}

async function candidateSubject(
  run: Run,
  stage: StageOf,
  input: RunInput & Pick<DeployInput, 'image' | 'evidence' | 'commit' | 'allowOlder'>,
): Promise<Subject> {
  const { image, evidence, commit, allowOlder, policy, breakGlass, env } = input;
  run.image = image.text;
  const { work } = await readPrepared(run, stage, {
    ...{ image, evidence, commit, allowOlder, policy, breakGlass, env },
    ...{ diff: false, timeoutMs: undefined },
  });
  // It makes none of a deployment's changes.
  run.changes = [];
  const { plan, wanted } = work;
  return {
    taskDefinition: plan.revision ?? (await register(run, stage.aws, wanted.taskDefinition)),
    place: placeOf(run.subject.names.cluster, wanted.service),
  };
}
