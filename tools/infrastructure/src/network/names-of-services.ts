import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * The names of the AWS services for which the network has endpoints, and no more: any AWS customer
 * can have a host under `*.REGION.amazonaws.com`.
 */
export function namesOfServices(
  { names, registryAccount }: Environment,
  volumes = false,
): string[] {
  const { account, region } = names;
  const { domainSuffix } = RegionInfo.get(region);
  return [
    'api.ecr',
    'logs',
    'secretsmanager',
    'sns',
    'sqs',
    's3',
    'dynamodb',
    `${registryAccount}.dkr.ecr`,
    '*.s3',
    // What SDKs prefer where they know the account.
    `${account}.ddb`,
    // File systems, each with a name of its own, which leads into this network alone.
    ...(volumes ? ['*.efs'] : []),
  ].map((host) => `${host}.${region}.${domainSuffix}`);
}

/**
 * The names of all databases of a region: that of a cluster has a part that AWS chooses, and the firewall takes no
 * asterisk in the middle. AWS alone responds to these names, and security groups decide who connects.
 */
export function namesOfDatabases({ names: { region } }: Environment): string {
  const { domainSuffix } = RegionInfo.get(region);
  return region.startsWith('cn-')
    ? `*.rds.${region}.${domainSuffix}`
    : `*.${region}.rds.${domainSuffix}`;
}
