import type { PolicyWorld } from './policy-world.ts';
import type { Document } from './resource-policies.ts';

/**
 * The policy of a resource: of a secret, without the characters that AWS appends to its ARN; of an object, that of its
 * bucket.
 */
export const policyOf = ({ resourcePolicies }: PolicyWorld, arn: string): Document | undefined =>
  resourcePolicies.get(arn) ??
  resourcePolicies.get(arn.replace(/-\w{6}$/, '')) ??
  resourcePolicies.get(arn.replace(/^(arn:aws:s3:::[^/]+)\/.*/, '$1'));
