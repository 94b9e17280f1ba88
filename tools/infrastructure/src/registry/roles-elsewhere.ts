import { AccountPrincipal, type PrincipalBase } from 'aws-cdk-lib/aws-iam';

/**
 * Names roles in a resource's policy by a condition, because AWS rejects principals that do not exist yet. The policies
 * in the roles' accounts must allow the access, too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export const rolesElsewhere = (
  roles: readonly string[],
): {
  principals: PrincipalBase[];
  conditions: { ArnEquals: { 'aws:PrincipalArn': string[] } };
} => ({
  principals: [...new Set(roles.map((arn) => arn.split(':')[4]!))].map(
    (account) => new AccountPrincipal(account),
  ),
  conditions: { ArnEquals: { 'aws:PrincipalArn': [...roles] } },
});
