import type { Aws } from '../aws.ts';
import { revisionName } from '../observe/snapshot.ts';
import { findTargets, goodRevisions } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';
import { readHistory } from '../record/records.ts';
import { Stop } from '../stop.ts';

/** The request for a roll-back. */
export interface Wish {
  /** ARN of the revision that the service is set to. */
  readonly present: string;
  /** Whether ECS has given up on the current one; then it is not continued. */
  readonly hasFailed: boolean;
  readonly to: string | undefined;
  readonly force: boolean;
}

/**
 * The records of the revisions that a roll-back may go to, in order of preference.
 * @throws {Stop} if there is none; {@link AwsError}
 */
export async function readCandidates(
  aws: Pick<Aws, 'ssm'>,
  parameter: string,
  { present, hasFailed, to }: Wish,
): Promise<{ candidates: DeploymentRecord[]; records: DeploymentRecord[] }> {
  const records = await readHistory(aws, parameter);
  const candidates = findTargets(records, present, to).filter(
    ({ taskDefinition }) => to !== undefined || !hasFailed || taskDefinition !== present,
  );
  if (candidates.length > 0) return { candidates, records };
  const good = goodRevisions(records).map(
    ({ taskDefinition, digest }) => `${revisionName(taskDefinition)} (${digest})`,
  );
  const known = good.length === 0 ? 'nothing is recorded' : `recorded: ${good.join(', ')}`;
  const what =
    to === undefined
      ? `before ${revisionName(present)} no other good revision was deployed`
      : `${to} is not recorded as deployed`;
  throw new Stop('GH-DEPLOY-001', 'refused', [`${what}; ${known}`]);
}
