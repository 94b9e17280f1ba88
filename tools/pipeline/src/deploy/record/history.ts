import { revisionName } from '../observe/snapshot.ts';
import type { DeploymentRecord } from './record.ts';

/**
 * The revisions to which a roll-back is possible, newest first, with the current one on top. A version that was rolled
 * back is not among them, unless it was deployed again.
 * @param records Oldest first.
 */
export function goodRevisions(records: readonly DeploymentRecord[]): DeploymentRecord[] {
  let stack: DeploymentRecord[] = [];
  for (const record of inOrder(records)) {
    const { taskDefinition, rolledBackFrom } = record;
    const at = stack.findIndex((each) => each.taskDefinition === taskDefinition);
    // A roll-back removes everything above its target; deploying the same revision again only moves
    // it to the top.
    if (at >= 0) stack.splice(at, rolledBackFrom === undefined ? 1 : stack.length);
    stack = stack.filter((each) => each.taskDefinition !== rolledBackFrom);
    stack.push(record);
  }
  return stack.reverse();
}

/** Of two concurrent commands, the earlier deployment may be recorded after the later one. */
export const inOrder = (records: readonly DeploymentRecord[]): DeploymentRecord[] =>
  [...records].sort((one, other) => momentOf(one) - momentOf(other));

const momentOf = ({ begunAt, deployedAt }: DeploymentRecord) => Date.parse(begunAt ?? deployedAt);

/**
 * The newest record, if the service is set to an older good revision: a roll-back was interrupted before it was
 * recorded, or an operator has set the revision manually.
 * @param current ARN of the revision that the service is set to.
 */
export function leftUnrecorded(
  records: readonly DeploymentRecord[],
  current: string,
): DeploymentRecord | undefined {
  const [newest, ...older] = goodRevisions(records);
  return older.some(({ taskDefinition }) => taskDefinition === current) ? newest : undefined;
}

/**
 * The records of the revisions that a roll-back may go to, in order of preference. After an unrecorded roll-back, its
 * own revision is the first: a continuation must not restore what it rolled back.
 * @param current ARN of the revision that the service is set to.
 * @param to A revision's number, name (`payments-production:12`) or ARN, or a digest; default: the newest good one.
 */
export function findTargets(
  records: readonly DeploymentRecord[],
  current: string | undefined,
  to?: string,
): DeploymentRecord[] {
  if (to === undefined) {
    const good = goodRevisions(records);
    const at = good.findIndex(({ taskDefinition }) => taskDefinition === current);
    return at > 0
      ? good.slice(at)
      : good.filter(({ taskDefinition }) => taskDefinition !== current);
  }
  const named = inOrder(records).findLast(({ taskDefinition, digest }) => {
    const name = revisionName(taskDefinition);
    return [digest, taskDefinition, name, name.slice(name.lastIndexOf(':') + 1)].includes(to);
  });
  return named === undefined ? [] : [named];
}
