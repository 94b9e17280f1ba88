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

const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};
