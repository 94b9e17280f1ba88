import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * The permissions on a key that the account's own policies can delegate: to administer it, so that administrators are
 * not locked out, but neither to use it nor to create grants. AWS's default would allow everything.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const keyAdministration = (): PolicyStatement =>
  new PolicyStatement({
    sid: 'Administer',
    principals: [new AccountRootPrincipal()],
    actions: [
      'kms:CancelKeyDeletion',
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:DisableKeyRotation',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListGrants',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:RevokeGrant',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateAlias',
      'kms:UpdateKeyDescription',
    ],
    resources: ['*'],
  });
