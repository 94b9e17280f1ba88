import { decideFor } from '../../policies/test/decide.ts';
import type { PolicyWorld } from '../../policies/test/policy-world.ts';
import type { Document } from '../../policies/test/resource-policies.ts';

export interface RequestOf {
  readonly action: string;
  /** Path within the bucket or key. */
  readonly path?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Decides by the policy of the one topic, bucket or key whose ARN contains this part. A bucket without a name gets one,
 * because the simulator requires it.
 */
export function decideByPolicyOf({ resourcePolicies }: PolicyWorld, part: string) {
  const [found, ...others] = [...resourcePolicies].filter(([arn]) => arn.includes(part));
  if (found === undefined || others.length > 0)
    throw new Error(`not exactly one resource has ${part} in its ARN`);
  const [arn, policy] = found;
  const known = arn.replace(
    /^arn:aws:s3:.*:bucket\/(\w+)$/,
    (_, id: string) => `arn:aws:s3:::${id.toLowerCase()}`,
  );
  const world: PolicyWorld = {
    roles: new Map(),
    resourcePolicies: new Map([[known, knownKeys<Document>(policy, arn, known)]]),
  };
  return (principal: string, { action, path = '', context = {} }: RequestOf): Promise<boolean> =>
    decideFor(world, principal, [], {
      action,
      resource: `${known}${path}`,
      context: knownKeys(context, arn, known),
    });
}

/** The simulator knows a key of an encryption context only by the name in AWS's reference. */
function knownKeys<T>(value: T, arn: string, known: string): T {
  const text = JSON.stringify(value).replaceAll(arn, known);
  return JSON.parse(
    text.replaceAll(
      /kms:EncryptionContext:[\w:]+"/g,
      () => 'kms:EncryptionContext:${EncryptionContextKey}"',
    ),
  ) as T;
}
