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
