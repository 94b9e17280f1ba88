import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { readList } from '../parameters.ts';
import { HttpsLoadBalancer } from './https-load-balancer.ts';
import { groupName } from './group-name.ts';

/** The load balancer for calls between services; it is unreachable from outside the network. */
export class InternalLoadBalancer extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly loadBalancer: HttpsLoadBalancer;

  constructor(
    scope: Construct,
    group: number,
    vpc: IVpc,
    environment: Environment,
    certificateArn: string,
  ) {
    super(scope, groupName('Internal', group));
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: groupName('Internal load balancer', group, ' '),
      allowAllOutbound: false,
    });
    this.securityGroup.addIngressRule(
      Peer.ipv4(environment.network.cidr),
      Port.tcp(443),
      'HTTPS from the network',
    );
    this.loadBalancer = new HttpsLoadBalancer(this, 'LoadBalancer', environment, {
      scheme: 'internal',
      subnets: readList(this, environment.names.parameter('subnet-ids')),
      securityGroup: this.securityGroup,
      certificateArn,
      logPrefix: groupName('load-balancer', group, '-'),
    });
  }
}
