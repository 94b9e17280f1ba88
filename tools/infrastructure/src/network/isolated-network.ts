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
 * A VPC whose public subnets hold load balancers and NAT gateways only, and whose private ones hold all
 * else. Public subnets are made when something is to be in them; their addresses are kept free till then, so that no
 * other subnet moves. In an environment without endpoints, which is cheaper, tasks are in the public ones, and databases alone in the private ones. Nothing in it gets a public address by itself, and its default security group is emptied, by a
 * custom resource of the CDK. The default network ACL stays as it is: whom to let in is for the security
 * groups to say, which tell an answer from a question; an ACL that shuts port 3389 also drops answers to
 * a NAT gateway that happened to ask from there.
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
