import { Annotations, Fn } from 'aws-cdk-lib';
import { Vpc, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/** A VPC from outside Gatehouse, by its id and subnets; Gatehouse neither looks it up nor changes it. */
export function existingNetwork(
  scope: Construct,
  { network: { existing, cidr, zoneNames } }: Environment,
): IVpc | undefined {
  if (existing === undefined) return undefined;
  const vpc = Vpc.fromVpcAttributes(scope, 'ExistingVpc', {
    vpcId: existing.vpc,
    vpcCidrBlock: cidr,
    // What is made here names subnets, never zones; but there must be as many of both.
    availabilityZones: existing.subnets.map(
      (_, at) => zoneNames?.[at] ?? Fn.select(at, Fn.getAzs()),
    ),
    isolatedSubnetIds: existing.subnets,
  });
  // Nothing here reads the route tables of these subnets.
  Annotations.of(vpc).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
  return vpc;
}
