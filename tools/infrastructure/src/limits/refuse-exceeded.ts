import { UnfitWorkspaceError } from '../unfit-workspace-error.ts';
import type { Limit } from './quota.ts';

/** @throws {UnfitWorkspaceError} for each quota that AWS does not raise far enough */
export function refuseExceeded(limits: readonly Limit[]): void {
  const problems = limits
    .filter(({ used, limit, raised, most }) => used > (raised ? (most ?? Infinity) : limit))
    .map(
      ({ what, limit, most, used, where, remedy }) =>
        `${where}: ${used} ${what}, and AWS allows ${most ?? limit} at most; ${remedy}`,
    );
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}
