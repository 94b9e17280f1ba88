import { Validations } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { readList } from '../parameters.ts';
import { HttpsLoadBalancer } from './https-load-balancer.ts';
import { groupName } from './group-name.ts';

/** The load balancer between the internet and public services. It only redirects plain HTTP to HTTPS. */
export class PublicLoadBalancer extends Construct {
  readonly securityGroup: SecurityGroup;
  readonly loadBalancer: HttpsLoadBalancer;

  constructor(
    scope: Construct,
    group: number,
    vpc: IVpc,
    environment: Environment,
    certificateArn: string,
  ) {
    super(scope, groupName('Public', group));
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: groupName('Public load balancer', group, ' '),
      allowAllOutbound: false,
    });
    this.securityGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS');
    this.securityGroup.addIngressRule(Peer.anyIpv4(), Port.tcp(80), 'HTTP, redirected to HTTPS');
    Validations.of(this.securityGroup).acknowledge({
      id: 'AwsSolutions::AwsSolutions-EC23',
      reason: 'The load balancer of public services is open to the internet',
    });
    this.loadBalancer = new HttpsLoadBalancer(this, 'LoadBalancer', environment, {
      scheme: 'internet-facing',
      subnets: readList(this, environment.names.parameter('public-subnet-ids')),
      securityGroup: this.securityGroup,
      certificateArn,
      logPrefix: groupName('public-load-balancer', group, '-'),
    });
    new CfnListener(this, 'Redirect', {
      loadBalancerArn: this.loadBalancer.balancer.ref,
      port: 80,
      protocol: 'HTTP',
      defaultActions: [
        {
          type: 'redirect',
          redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
        },
      ],
    });
  }
}
