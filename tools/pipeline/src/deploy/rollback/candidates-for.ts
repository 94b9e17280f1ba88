import { AwsError } from '../../aws/aws-error.ts';
import { readRevision } from '../plan/read-revision.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { recordWithoutHistory } from './forced-record.ts';
import { readCandidates, type Wish } from './read-candidates.ts';

/**
 * The candidates. A forced roll-back to a named revision does not need the records.
 * @throws {Stop} if there are none; {@link AwsError}
 */
export async function candidatesFor(
  run: Run,
  stage: StageOf,
  quick: StageOf,
  wish: Wish,
): Promise<{ candidates: readonly DeploymentRecord[]; records: readonly DeploymentRecord[] }> {
  const { names } = run.subject;
  const parameter = names.parameter('deployment');
  const forced = wish.force && wish.to !== undefined && /^\d+$/.test(wish.to);
  try {
    return await readCandidates(forced ? quick.aws : stage.aws, parameter, wish);
  } catch (error) {
    if (!(error instanceof AwsError) || !forced) throw error;
    const revision = await readRevision(stage.aws, `${names.family}:${wish.to}`);
    const record = revision && recordWithoutHistory(run.subject, revision);
    if (record === undefined) throw error;
    run.warn(`${error.message}; ${wish.to} is taken as it is, since the roll-back is forced`);
    return { candidates: [record], records: [] };
  }
}
