import { partitionOf } from '@gatehouse/service-manifest';

/** The account and region of resources, which are parts of their ARNs. */
export interface AccountRegion {
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of a resource in this account and region. */
export const arnOf = (
  { region, accountId }: AccountRegion,
  service: string,
  resource: string,
): string => `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;

/** The ARN of something of the account's IAM, which has no region. */
export const iamArnOf = ({ region, accountId }: AccountRegion, resource: string): string =>
  `arn:${partitionOf(region)}:iam::${accountId}:${resource}`;

/** The user that every caller is, in the account of a resource: GetCallerIdentity returns it too. */
export function localUserOf(arn: string): string {
  const [, , , region = '', accountId = ''] = arn.split(':');
  return iamArnOf({ region, accountId }, 'user/local');
}
