import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, type ManagedPolicy, type Policy } from 'aws-cdk-lib/aws-iam';

/** A statement of a policy. */
export interface Permission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Record<string, Record<string, string | string[]>>;
  /** Why the resource cannot be narrower; required if one contains a `*`. */
  readonly wildcard?: string;
}

/** Adds statements to a policy, and tells cdk-nag the reason for each wildcard. */
export function permit(policy: ManagedPolicy | Policy, permissions: readonly Permission[]): void {
  for (const { wildcard, ...permission } of permissions) {
    policy.addStatements(statementOf(permission));
    if (wildcard === undefined) continue;
    for (const resource of permission.resources.filter((resource) => resource.includes('*')))
      Validations.of(policy).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: wildcard,
      });
  }
}

export const statementOf = ({ actions, resources, ...rest }: Permission): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources], ...rest });
