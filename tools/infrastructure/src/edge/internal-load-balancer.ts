import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { readList } from '../parameters.ts';
import { HttpsLoadBalancer } from './https-load-balancer.ts';

/** Connects services with each other; it is unreachable from outside the network. */
export class InternalLoadBalancer extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly loadBalancer: HttpsLoadBalancer;

  constructor(
    scope: Construct,
    id: string,
    vpc: IVpc,
    environment: Environment,
    certificateArn: string,
  ) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Internal load balancer',
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
      logPrefix: 'load-balancer',
    });
  }
}
