import { register } from '../../deploy/apply/apply.ts';
import { notify } from '../../deploy/conclude/notify.ts';
import { checkReason } from '../../deploy/evidence/check-reason.ts';
import { refuseOtherAccount } from '../../deploy/preflight/check-account.ts';
import { problem, runChecks } from '../../deploy/preflight/run-checks.ts';
import { imageProblems } from '../../deploy/preflight/image-digests.ts';
import { refuse } from '../../deploy/preflight/refuse.ts';
import { deployedBy } from '../../deploy/record/deployed-by.ts';
import type { OperationOutcome } from '../../deploy/report/report.ts';
import type { Run } from '../../deploy/run.ts';
import { untilText } from '../../deploy/scaling/temporary.ts';
import { Stop } from '../../deploy/stop.ts';
import { followTask } from '../../deploy/task/follow-task.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import { startTask } from '../../deploy/task/start-task.ts';
import { placeOf } from '../../deploy/task/task-order.ts';
import { readDeployedRevision } from '../restart/read-deployed-revision.ts';
import { DID_NOT_RUN } from '../run/run.ts';
import { DEBUG_STREAM, debugDefinition } from './debug-definition.ts';
import type { DebugInput } from './debug-input.ts';
import { forgetDefinition } from './forget-definition.ts';

const LOOK_MS = 5 * 60_000;
/** Time limit for the start of the task, and for its last lines. */
const MARGIN_MS = 5 * 60_000;

/**
 * Runs a command for a limited time beside a service: in its network and with its roles, in an image with a shell. It
 * notifies the operations topic first, and the output is in the service's log group.
 * @throws {Stop} for every outcome except success
 */
export async function debug(run: Run, input: DebugInput): Promise<OperationOutcome> {
  run.exitCode = DID_NOT_RUN;
  const { image, command, reason, forMs, env, write } = input;
  const { subject } = run;
  const { service, cluster, logGroup } = subject.names;
  refuse([
    ...checkReason('--reason', reason),
    ...(subject.settings.production === true && reason === undefined
      ? [problem(`${subject.environment} is production: give --reason, which is announced`)]
      : []),
  ]);
  await refuseOtherAccount(run, LOOK_MS);
  const stage = run.enter('prepare', LOOK_MS);
  const { work } = await readDeployedRevision(run, stage);
  refuse(await runChecks([() => imageProblems(stage.aws, image)]));
  run.image = image.text;
  const until = new Date(run.clock.date().getTime() + forMs);
  const definition = debugDefinition(work.wanted.taskDefinition, service, {
    ...{ image: image.text, command },
    seconds: Math.ceil(forMs / 1_000),
  });
  const by = deployedBy(env);
  await notify(stage.aws, run, 'a debug task is being started', [
    `Command: ${command.join(' ')}`,
    `Image: ${image.text}`,
    `Until: ${untilText(until)}`,
    `By: ${by}`,
    ...(reason === undefined ? [] : [`Reason: ${reason}`]),
  ]);
  run.stage = 'apply';
  const taskDefinition = await register(run, stage.aws, definition);
  try {
    const order = {
      ...{ taskDefinition, container: service, command: undefined },
      place: placeOf(cluster, work.current.service ?? {}),
      startedBy: 'gatehouse-debug',
      tags: { 'gatehouse:by': by, 'gatehouse:reason': reason ?? 'none given' },
      log: { group: logGroup, prefix: DEBUG_STREAM },
    };
    const during = run.enter('apply', forMs + MARGIN_MS);
    const arn = await startTask(run, during.aws, order);
    const { exitCode, reason: why } = await followTask(run, during, order, arn, { write });
    run.result = { task: lastPartOf(arn), exitCode, reason: why };
    if (exitCode === undefined)
      throw new Stop('GH-OPERATE-001', 'failed', [
        `the task ${lastPartOf(arn)} did not run: ${why}`,
      ]);
    run.exitCode = exitCode;
    if (exitCode !== 0)
      throw new Stop('GH-OPERATE-002', 'failed', [`the command ended with ${exitCode}: ${why}`]);
    return 'done';
  } finally {
    await forgetDefinition(run, taskDefinition);
  }
}
