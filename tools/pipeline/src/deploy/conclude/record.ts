import { AwsError } from '../../aws/aws-error.ts';
import { sayTheSame, type DeploymentRecord } from '../record/record.ts';
import { inOrder } from '../record/history.ts';
import { readHistory, readRecords, writeRecord } from '../record/records.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { notify } from './notify.ts';

/**
 * Records what runs now, unless it is already recorded, and notifies the operations topic.
 * @param what The event, if it was neither a deployment nor a roll-back.
 * @throws {Stop} if it cannot be recorded, because the next run would not know what is deployed
 */
export async function record(
  run: Run,
  { aws }: StageOf,
  deployment: DeploymentRecord,
  outcome: 'deployed' | 'unchanged',
  what?: string,
): Promise<void> {
  const name = run.subject.names.parameter('deployment');
  run.doing = 'recording what is deployed';
  try {
    const known = (await readRecords(aws, [name])).get(name);
    if (known === undefined || !sayTheSame(known, deployment)) {
      await writeRecord(aws, name, deployment);
      await leaveNewest(aws, name);
      run.done.push(`recorded it in ${name}`);
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const reason = `it is deployed and steady, but could not be recorded: ${error.message}`;
    throw new Stop('GH-DEPLOY-003', 'undecided', [reason, 'run the same command again'], {
      cause: error,
    });
  }
  if (outcome === 'unchanged') return;
  run.doing = 'telling the operations topic';
  const { image, commit = 'not known', by, breakGlass, rolledBackFrom } = deployment;
  await notify(
    aws,
    run,
    what ?? (rolledBackFrom === undefined ? 'has been deployed' : 'was rolled back'),
    [
      `${run.revision}, ${image}`,
      `Commit: ${commit}`,
      `By: ${by}`,
      ...(breakGlass === undefined ? [] : [`By hand, because: ${breakGlass}`]),
    ],
  );
}

/**
 * Another command may have recorded a deployment that began after this one. That one runs, so the parameter must end
 * with it. Both commands check after their write, so the last writer notices.
 */
async function leaveNewest(aws: Pick<StageOf['aws'], 'ssm'>, name: string): Promise<void> {
  const records = await readHistory(aws, name);
  const newest = inOrder(records).at(-1);
  const last = records.at(-1);
  if (newest !== undefined && last !== undefined && newest !== last)
    await writeRecord(aws, name, newest);
}
