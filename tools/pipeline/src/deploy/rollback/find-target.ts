import type { Aws } from '../aws.ts';
import { revisionName } from '../observe/snapshot.ts';
import { readRevision, type Revision } from '../plan/current.ts';
import { findTarget, goodRevisions } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';
import { readHistory } from '../record/records.ts';
import { Stop } from '../stop.ts';

export interface Target {
  readonly record: DeploymentRecord;
  readonly revision: Revision;
}

/**
 * The revision that a roll-back goes to: one that was recorded as deployed.
 * @param parameter That has the records.
 * @param present ARN of what the service is set to.
 * @throws {Stop} where there is none; {@link AwsError}
 */
export async function readTarget(
  aws: Pick<Aws, 'ecs' | 'ssm'>,
  parameter: string,
  present: string,
  to: string | undefined,
): Promise<Target> {
  const records = await readHistory(aws, parameter);
  const record = findTarget(records, present, to);
  if (record === undefined) {
    const good = goodRevisions(records).map(
      ({ taskDefinition, digest }) => `${revisionName(taskDefinition)} (${digest})`,
    );
    const known = good.length === 0 ? 'nothing is recorded' : `recorded: ${good.join(', ')}`;
    const what =
      to === undefined
        ? `before ${revisionName(present)} no other good revision was deployed`
        : `${to} is not recorded as deployed`;
    throw new Stop('refused', [`${what}; ${known}`]);
  }
  const revision = await readRevision(aws, record.taskDefinition);
  if (revision === undefined)
    throw new Stop('refused', [
      `${revisionName(record.taskDefinition)} is recorded, but ECS no longer has it: deploy ${record.image} again`,
    ]);
  return { record, revision };
}
