import type { Ancestry } from '../commit/git.ts';
import { holdText, isHeld, type NewestCommitTime } from '../hold/hold.ts';
import type { DeploymentRecord } from '../record/record.ts';

/** Queries of Git. */
export interface History {
  readonly isAncestor: (commit: string, of: string) => Promise<Ancestry>;
  readonly newestCommitTime: NewestCommitTime;
}

/**
 * Why a commit is no longer worth delivering: an environment has a newer one, or holds it after a roll-back.
 * @param records Of the service, by environment.
 * @returns a line for each such environment
 */
export async function findSuperseded(
  service: string,
  commit: string,
  records: ReadonlyMap<string, DeploymentRecord>,
  { isAncestor, newestCommitTime }: History,
): Promise<string[]> {
  const reasons: string[] = [];
  for (const [environment, { commit: running, hold, digest }] of records) {
    if (running === commit) continue;
    if (running !== undefined && (await isAncestor(commit, running)) === 'yes')
      reasons.push(`${environment} has ${running.slice(0, 12)}, which is newer`);
    else if (
      hold !== undefined &&
      (await isHeld(hold, { commit, digest: undefined }, digest, newestCommitTime))
    )
      reasons.push(`${environment}: ${holdText(hold, service, environment)}`);
  }
  return reasons;
}
