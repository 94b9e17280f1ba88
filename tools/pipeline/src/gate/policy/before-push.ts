import type { Policy } from './policy-schema.ts';
import { requirementOf } from './scanners.ts';

/** AWS scanners, which see an image only in its registry. */
const OF_THE_REGISTRY = new Set<string>(['ecr-basic', 'inspector', 'inspector-sbom']);

/**
 * A policy for an image that is in no registry yet, as in a pull request: it does not require what only an AWS scanner
 * could find. If the policy accepts one of several scanners, the others remain.
 */
export function beforePush<Of extends Pick<Policy, 'requiredScanners'>>(policy: Of): Of {
  const requiredScanners = policy.requiredScanners
    .map((choice) => choice.filter((each) => !OF_THE_REGISTRY.has(requirementOf(each).scanner)))
    .filter((choice) => choice.length > 0);
  return { ...policy, requiredScanners };
}
