import { partitionOf } from './partition.ts';

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

/** The ARN of what belongs to the account and has no region, as in IAM. */
export const globalArnOf = (
  { region, accountId }: AccountRegion,
  service: string,
  resource: string,
): string => `arn:${partitionOf(region)}:${service}::${accountId}:${resource}`;

/** The user that every caller is, in the account of a resource: GetCallerIdentity returns it too. */
export function localUserOf(arn: string): string {
  const [, , , region = '', accountId = ''] = arn.split(':');
  return globalArnOf({ region, accountId }, 'iam', 'user/local');
}
