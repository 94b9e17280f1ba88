import { holdAfter, type Hold } from '../hold/hold.ts';
import type { Revision } from '../plan/current.ts';
import { inOrder } from '../record/history.ts';
import type { DeploymentRecord } from '../record/record.ts';
import { imageOf } from './forced-record.ts';

/** What a roll-back takes the place of. */
export interface Replaced {
  readonly service: string;
  /** ARN of what the service is set to, and what that is. */
  readonly present: string;
  readonly revision: Revision | undefined;
  readonly records: readonly DeploymentRecord[];
}

/** What is held after a roll-back: what ran, if it is known by its image. @param to What is brought back. */
export function holdOf(
  { service, present, revision, records }: Replaced,
  to: DeploymentRecord,
  now: Date,
): Hold | undefined {
  const before = inOrder(records).at(-1)?.hold;
  const image = revision && imageOf(service, revision);
  if (image === undefined) return before;
  const commit = records.findLast(({ taskDefinition }) => taskDefinition === present)?.commit;
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
