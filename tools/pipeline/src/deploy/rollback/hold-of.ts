import { holdAfter, type Hold } from '../hold/hold.ts';
import { inOrder } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** What a roll-back replaces. */
export interface Replaced {
  /** ARN of the revision. */
  readonly from: string;
  /** Undefined without a known digest. */
  readonly image: { readonly digest: string } | undefined;
  readonly records: readonly DeploymentRecord[];
}

/**
 * The holds after a roll-back: what ran, if its image is known.
 * @param to The restored version.
 */
export function holdOf(
  { from, image, records }: Replaced,
  to: DeploymentRecord,
  now: Date,
): Hold | undefined {
  const before = inOrder(records).at(-1)?.hold;
  if (image === undefined) return before;
  const commit = records.findLast(({ taskDefinition }) => taskDefinition === from)?.commit;
  return holdAfter(
    before,
    { digest: image.digest, ...(commit !== undefined && { commit }) },
    to,
    now,
  );
}

/** A record as the base of another deployment's record, without what applied to the earlier one only. */
export function asNew({
  hold: _hold,
  holdReleased: _released,
  allowedOlder: _older,
  ...record
}: DeploymentRecord): DeploymentRecord {
  return record;
}
