import { knownKeys } from './known-keys.ts';
import { policyOf } from './policy-of.ts';
import type { PolicyWorld, RoleInWorld } from './policy-world.ts';
import type { Document } from './resource-policies.ts';
import { simulate, type Context } from './simulate-request.ts';

export interface Request {
  /** The name of a role. */
  readonly role: string;
  readonly action: string;
  /** Default: `*`, for actions that support no resource. */
  readonly resource?: string;
  readonly context?: Context;
}

/**
 * AWS's decision on a request of a role, by its own policies and the resource's.
 * @throws for an impossible request: AWS does not know the action, the kind of resource or the key
 */
export async function decide(
  world: PolicyWorld,
  { role, action, resource = '*', context = {} }: Request,
): Promise<boolean> {
  const { arn, policies } = roleIn(world, role);
  const account = accountOf(arn);
  return simulate({
    principal: `arn:aws:sts::${account}:assumed-role/${role}/session`,
    action,
    resource,
    // An S3 ARN has no account.
    account: accountOf(resource) || (context['aws:ResourceAccount'] ?? account),
    identityPolicies: policies,
    resourcePolicy: policyOf(world, resource),
    context: {
      'aws:PrincipalAccount': account,
      'aws:PrincipalArn': arn,
      'aws:ResourceAccount': accountOf(resource) || account,
      'aws:SecureTransport': 'true',
      ...context,
    },
  });
}

/** Whether the resource's policy lets a service, a user or the root of an account perform an action. */
export async function decideFor(
  world: PolicyWorld,
  principal: string,
  identityPolicies: Document[],
  { action, resource, context = {} }: { action: string; resource: string; context?: Context },
): Promise<boolean> {
  return simulate({
    principal,
    action,
    resource,
    account: accountOf(resource) || accountOf(principal),
    identityPolicies: identityPolicies.map((policy, at) => ({ name: `${at}`, policy })),
    resourcePolicy: policyOf(world, resource),
    context: { 'aws:PrincipalAccount': accountOf(principal), ...context },
  });
}

/**
 * Whether a principal may assume a role: an AWS service (`sts:AssumeRole`) or an identity provider.
 */
export async function decideTrust(
  world: PolicyWorld,
  role: string,
  action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity',
  principal: string,
  context: Context,
): Promise<boolean> {
  const { arn, trust } = roleIn(world, role);
  return simulate({
    principal,
    action,
    resource: arn,
    account: accountOf(arn),
    identityPolicies: [],
    resourcePolicy: knownKeys(trust),
    context: knownKeys(context),
  });
}

export function roleIn({ roles }: PolicyWorld, name: string): RoleInWorld {
  const role = roles.get(name);
  if (role === undefined) throw new Error(`no role is named ${name}`);
  return role;
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
