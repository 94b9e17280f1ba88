import {
  CfnVPCBlockPublicAccessExclusion,
  IpAddresses,
  SubnetType,
  Vpc,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * A VPC whose public subnets hold load balancers and NAT gateways only, and whose private ones hold all
 * else. Nothing in it gets a public address by itself, and its default security group is emptied, by a
 * custom resource of the CDK. The default network ACL stays as it is: whom to let in is for the security
 * groups to say, which tell an answer from a question; an ACL that shuts port 3389 also drops answers to
 * a NAT gateway that happened to ask from there.
 */
export class IsolatedNetwork extends Construct {
  readonly vpc: IVpc;

  constructor(scope: Construct, id: string, { network }: Environment) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(network.cidr),
      maxAzs: network.zones,
      natGateways: network.natGateways,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: 'public',
          subnetType: SubnetType.PUBLIC,
          cidrMask: 24,
          mapPublicIpOnLaunch: false,
        },
        { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
    });
    // The class may have a VPN gateway that is undefined, the interface one that is absent.
    this.vpc = vpc as IVpc;

    // Where public access to VPCs is blocked for the whole account, these are reachable still.
    for (const { node, subnetId } of vpc.publicSubnets)
      new CfnVPCBlockPublicAccessExclusion(this, `${node.id}Exclusion`, {
        subnetId,
        internetGatewayExclusionMode: 'allow-bidirectional',
      });
  }
}
