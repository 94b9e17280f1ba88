import {
  CfnVPCBlockPublicAccessExclusion,
  IpAddresses,
  SubnetType,
  Vpc,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';
import { natGatewaysOf } from './nat-gateways.ts';

/**
 * A VPC whose public subnets hold only load balancers and NAT gateways; everything else is in private ones. Public
 * subnets are created when they are needed, and their addresses stay reserved until then, so that no other subnet
 * changes. In an environment without endpoints, which is cheaper, tasks are in public subnets, and only databases in
 * private ones. Nothing in it gets a public address automatically, and a custom resource of the CDK empties its default
 * security group. The default network ACL is unchanged: stateful security groups decide which connections to allow. A stateless
 * ACL that closes port 3389 would also drop responses to a NAT gateway that uses this port as a source.
 */
export class IsolatedNetwork extends Construct {
  readonly vpc: IVpc;

  constructor(scope: Construct, id: string, environment: Environment, needs: Needs) {
    super(scope, id);
    const { network, entry } = environment;
    const natGateways = natGatewaysOf(environment, needs);
    const hasPublic =
      natGateways > 0 || !network.endpoints || (needs.public && entry === 'load-balancer');
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(network.cidr),
      ...(network.zoneNames === undefined
        ? { maxAzs: network.zones }
        : { availabilityZones: [...network.zoneNames] }),
      natGateways,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: 'public',
          subnetType: SubnetType.PUBLIC,
          cidrMask: 24,
          mapPublicIpOnLaunch: false,
          reserved: !hasPublic,
        },
        {
          name: 'private',
          subnetType:
            natGateways > 0 ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED,
          cidrMask: 20,
          reserved: !network.endpoints && !needs.databases,
        },
      ],
    });
    // Only the types differ: the class allows an undefined VPN gateway, the interface an absent one.
    this.vpc = vpc as IVpc;

    // These subnets stay reachable if the account blocks public access to its VPCs.
    for (const { node, subnetId } of vpc.publicSubnets)
      new CfnVPCBlockPublicAccessExclusion(this, `${node.id}Exclusion`, {
        subnetId,
        internetGatewayExclusionMode: 'allow-bidirectional',
      });
  }
}
