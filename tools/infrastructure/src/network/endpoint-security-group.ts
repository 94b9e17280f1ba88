import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { privateSubnetsOf } from './subnet-ids.ts';

/** HTTPS from where tasks are. */
export function endpointSecurityGroup(
  scope: Construct,
  vpc: IVpc,
  { network }: Environment,
): SecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Endpoints of AWS services',
    allowAllOutbound: false,
  });
  if (network.existing !== undefined)
    group.addIngressRule(Peer.ipv4(network.cidr), Port.tcp(443), 'HTTPS from the network');
  else
    for (const { ipv4CidrBlock, node } of privateSubnetsOf(vpc))
      group.addIngressRule(Peer.ipv4(ipv4CidrBlock), Port.tcp(443), `HTTPS from ${node.id}`);
  return group;
}
