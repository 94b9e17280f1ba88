import { deployedBy } from '../record/deployed-by.ts';
import { inOrder } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Run } from '../run.ts';
import { asNew, holdOf, type Replaced } from './hold-of.ts';
import type { RollbackInput } from './rollback-input.ts';

/**
 * The record of a roll-back.
 * @param taskDefinition ARN of the revision that runs now.
 */
export function rolledBack(
  taskDefinition: string,
  {
    run,
    input: { breakGlass, force, env },
    record,
    from,
    records,
    imageOf,
  }: {
    readonly run: Run;
    readonly input: RollbackInput;
    /** Of the restored version. */
    readonly record: DeploymentRecord;
    /** ARN of the revision that it replaces. */
    readonly from: string;
    readonly records: readonly DeploymentRecord[];
    readonly imageOf: () => Replaced['image'];
  },
): DeploymentRecord {
  const now = run.clock.date();
  return {
    ...asNew(record),
    ...{ taskDefinition, breakGlass, forced: force },
    deployedAt: now.toISOString(),
    by: deployedBy(env),
    rolledBackFrom: from === taskDefinition ? record.rolledBackFrom : from,
    hold:
      from === taskDefinition
        ? inOrder(records).at(-1)?.hold
        : holdOf({ from, image: imageOf(), records }, record, now),
  };
}
