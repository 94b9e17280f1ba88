import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ServiceModel, SharedParameter } from '@gatehouse/service-manifest';
import type { Balancer } from './load-balancers.ts';

type Rule = Omit<CfnSecurityGroup.EgressProperty, 'ipProtocol'>;

/**
 * The destinations of a manifest. Without ports, a rule is for HTTPS.
 * @param groupsCalled Groups of the services that it calls
 */
export function egressRules(
  { manifest, place, port }: ServiceModel,
  groupsCalled: readonly number[],
  ofEnvironment: (what: SharedParameter) => string,
  groupIdOf: (balancer: Balancer, group: number) => string,
): Rule[] {
  const { calls = [], internet = [], grants = [] } = manifest;
  const { cidr, endpoints } = place.network;
  const gateway = place.entry === 'gateway';
  const out: Rule[] = [
    endpoints && {
      destinationSecurityGroupId: ofEnvironment('endpoint-security-group-id'),
      description: 'AWS, by its endpoints in the VPC',
    },
    {
      destinationPrefixListId: ofEnvironment('s3-prefix-list-id'),
      description: 'S3, which has the layers of images',
    },
  ].filter((rule) => rule !== false);
  if (grants.some((grant) => 'table' in grant))
    out.push({
      destinationPrefixListId: ofEnvironment('dynamodb-prefix-list-id'),
      description: 'DynamoDB',
    });
  if (calls.length > 0)
    out.push(
      ...(gateway
        ? [
            {
              cidrIp: cidr,
              fromPort: port,
              toPort: port,
              description: 'Other services, which all have the same port',
            },
          ]
        : groupsCalled.map((group) => ({
            destinationSecurityGroupId: groupIdOf('internal', group),
            description: 'Other services, by the internal load balancer',
          }))),
    );
  if (internet.length > 0 || !endpoints)
    out.push({
      cidrIp: '0.0.0.0/0',
      description: 'The internet. Which hosts of it is decided by the DNS firewall',
    });
  return out;
}
