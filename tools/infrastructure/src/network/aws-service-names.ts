import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * Exactly the names of the AWS services for which the network has endpoints, because any AWS customer can have a host
 * under `*.REGION.amazonaws.com`.
 */
export function awsServiceNames(
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
    // SDKs prefer this name if they know the account.
    `${account}.ddb`,
    // Each file system has its own name, which resolves to addresses of this network only.
    ...(volumes ? ['*.efs'] : []),
  ].map((host) => `${host}.${region}.${domainSuffix}`);
}

/**
 * The names of all databases of a region: AWS chooses a part of a cluster's name, and the firewall accepts no asterisk
 * in the middle. Only AWS owns hosts under these names, and security groups decide who connects.
 */
export function databaseNames({ names: { region } }: Environment): string {
  const { domainSuffix } = RegionInfo.get(region);
  return region.startsWith('cn-')
    ? `*.rds.${region}.${domainSuffix}`
    : `*.${region}.rds.${domainSuffix}`;
}
