import type { Finding } from '../model/finding.ts';
import type { Policy } from '../policy/policy-schema.ts';

/**
 * Why a finding gets no grace period and no milder rating outside the bundle; undefined if it may.
 */
export function threatOf({ exploited, epss }: Finding, { epss: most }: Policy): string | undefined {
  if (exploited) return 'it is known to be exploited';
  if (most === undefined || epss === undefined || epss < most) return undefined;
  return `its EPSS of ${epss} counts as exploited, as the policy says of ${most} and above`;
}
