import { holdAfter, type Hold } from '../hold/hold.ts';
import { inOrder } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** What a roll-back takes the place of. */
export interface Replaced {
  /** ARN of the revision. */
  readonly from: string;
  /** Undefined where it is not known by its digest. */
  readonly image: { readonly digest: string } | undefined;
  readonly records: readonly DeploymentRecord[];
}

/** What is held after a roll-back: what ran, if it is known by its image. @param to What is brought back. */
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

/** A record as the start of that of another deployment: what is about the earlier one does not hold any more. */
export function asNew({
  hold: _hold,
  holdReleased: _released,
  allowedOlder: _older,
  ...record
}: DeploymentRecord): DeploymentRecord {
  return record;
}
