import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, type ManagedPolicy, type Policy } from 'aws-cdk-lib/aws-iam';

/** A statement of a policy. */
export interface Permission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Record<string, Record<string, string | string[]>>;
  /** Why AWS, or sense, takes no narrower resource; needed where there is a `*` in one. */
  readonly wildcard?: string;
}

/** Writes statements into a policy, each wildcard with its reason for cdk-nag. */
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
