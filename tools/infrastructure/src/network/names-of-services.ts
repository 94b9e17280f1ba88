import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * Names by which tasks reach the services that the network has endpoints of, and no more: under
 * `*.REGION.amazonaws.com` anybody can have a host.
 */
export function namesOfServices({ names, registryAccount }: Environment): string[] {
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
  ].map((host) => `${host}.${region}.${domainSuffix}`);
}
