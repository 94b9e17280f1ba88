import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { UnfitWorkspaceError } from '../unfit-workspace-error.ts';
import { permit, statementOf, type Permission } from './permission.ts';

/** Quotas of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_CHARACTERS = 6_144;
/** The default quota, and the most that AWS raises it to. */
export const POLICIES_OF_ROLE = { usual: 10, most: 20 };

/** Permissions on many resources by their exact names, spread over several policies because one cannot hold them. */
export class ManagedPolicies extends Construct {
  /**
   * @param services Number of services that the permissions cover
   * @throws {UnfitWorkspaceError} if the role cannot hold them all
   */
  constructor(role: Role, services: number, permissions: readonly Permission[]) {
    super(role, 'Services');
    const policies = spread(permissions);
    if (policies.length > POLICIES_OF_ROLE.most)
      throw new UnfitWorkspaceError(
        'GH-INFRA-001',
        `${Stack.of(this).stackName}, ${role.node.id}: ${services} services need ${policies.length} managed policies, and IAM attaches ${POLICIES_OF_ROLE.most} to a role at most; give new services a later "group" in service.json, as "npx nx generate service" does`,
      );
    for (const [at, policy] of policies.entries())
      permit(new ManagedPolicy(this, `${at}`, { roles: [role] }), policy);
  }
}

/** Whether a role can hold these permissions without a raised quota of policies. */
export const fitsRole = (permissions: readonly Permission[]): boolean =>
  spread(permissions).length <= POLICIES_OF_ROLE.usual;

/**
 * Fills one policy after another, resource by resource. A statement that does not fit continues in the next policy.
 */
function spread(permissions: readonly Permission[]): Permission[][] {
  const policies: Permission[][] = [];
  for (const permission of permissions)
    for (const resource of new Set(permission.resources)) {
      const policy = extended(policies.at(-1) ?? [], permission, resource);
      if (policies.length > 0 && fits(policy)) policies[policies.length - 1] = policy;
      else policies.push([{ ...permission, resources: [resource] }]);
    }
  return policies;
}

function extended(policy: readonly Permission[], permission: Permission, resource: string) {
  const last = policy.at(-1);
  return last?.sid === permission.sid
    ? [...policy.slice(0, -1), { ...last, resources: [...last.resources, resource] }]
    : [...policy, { ...permission, resources: [resource] }];
}

const fits = (permissions: readonly Permission[]): boolean =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: permissions.map((permission) => statementOf(permission).toStatementJson()),
  }).length <= MOST_CHARACTERS;
