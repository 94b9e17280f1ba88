import { AccountPrincipal, type PrincipalBase } from 'aws-cdk-lib/aws-iam';

/**
 * Roles in a policy of a resource, by a condition: as principals AWS would refuse those that are not there
 * yet. The accounts' own policies have to allow it too.
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
