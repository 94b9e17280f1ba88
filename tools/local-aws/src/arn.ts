/** Where things are made: what their ARNs say. */
export interface AccountRegion {
  readonly region: string;
  readonly accountId: string;
}

/** An ARN of a thing that is made here. */
export const arnOf = (
  { region, accountId }: AccountRegion,
  service: string,
  resource: string,
): string => `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;

const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};
