import { Annotations, Fn } from 'aws-cdk-lib';
import { Vpc, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/** An existing VPC, given by its id and subnets; Gatehouse neither looks it up nor changes it. */
export function existingNetwork(
  scope: Construct,
  { network: { existing, cidr, zoneNames } }: Environment,
): IVpc | undefined {
  if (existing === undefined) return undefined;
  const vpc = Vpc.fromVpcAttributes(scope, 'ExistingVpc', {
    vpcId: existing.vpc,
    vpcCidrBlock: cidr,
    // Resources here name subnets, never zones, but the construct requires the same number of both.
    availabilityZones: existing.subnets.map(
      (_, at) => zoneNames?.[at] ?? Fn.select(at, Fn.getAzs()),
    ),
    isolatedSubnetIds: existing.subnets,
  });
  // No resource here uses the route tables of these subnets.
  Annotations.of(vpc).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
  return vpc;
}
