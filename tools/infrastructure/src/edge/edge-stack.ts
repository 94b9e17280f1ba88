import { Fn } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { stackNameOf, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import type { Needs } from '../needs.ts';
import { leave, read } from '../parameters.ts';
import { Gateway } from './gateway.ts';
import { InternalLoadBalancer } from './internal-load-balancer.ts';
import { PublicLoadBalancer } from './public-load-balancer.ts';
import { ServiceCertificate } from './service-certificate.ts';
import { WebFirewall } from './web-firewall.ts';

/** How services are reached: names, certificate, load balancers, and what guards them. */
export class EdgeStack extends GatehouseStack {
  constructor(scope: Construct, environment: Environment, needs: Needs) {
    super(scope, stackNameOf.shared(environment.name, 'edge'), environment.names, {
      description: `Load balancers, certificate and firewall of ${environment.name}`,
      tags: { environment: environment.name },
      terminationProtection: true,
    });
    const { names } = environment;
    const vpc = Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: read(this, names.parameter('vpc-id')),
      // The stack creates nothing per zone, but the construct requires zones.
      availabilityZones: [Fn.select(0, Fn.getAzs())],
    });
    if (environment.entry === 'gateway') {
      new Gateway(this, 'Gateway', vpc, environment, needs);
      return;
    }
    const zone = new PrivateHostedZone(this, 'Zone', { vpc, zoneName: names.internalDomain });
    leave(this, names.parameter('private-zone-id'), zone.hostedZoneId);

    if (!needs.any) return;
    const { arn } = new ServiceCertificate(this, 'Certificate', environment);
    const internal = new InternalLoadBalancer(this, 'Internal', vpc, environment, arn);
    this.leaveLoadBalancer(environment, '', internal);
    if (!needs.public) return;
    const open = new PublicLoadBalancer(this, 'Public', vpc, environment, arn);
    this.leaveLoadBalancer(environment, 'public-', open);
    if (environment.firewall)
      new WebFirewall(this, 'Firewall', environment, open.loadBalancer.balancer.ref);
  }

  private leaveLoadBalancer(
    { names: { parameter } }: Environment,
    prefix: '' | 'public-',
    { securityGroup, loadBalancer }: InternalLoadBalancer | PublicLoadBalancer,
  ): void {
    const { balancer, listenerArn } = loadBalancer;
    leave(this, parameter(`${prefix}load-balancer-name`), balancer.attrLoadBalancerFullName);
    leave(
      this,
      parameter(`${prefix}load-balancer-security-group-id`),
      securityGroup.securityGroupId,
    );
    leave(this, parameter(`${prefix}load-balancer-dns-name`), balancer.attrDnsName);
    leave(this, parameter(`${prefix}load-balancer-zone-id`), balancer.attrCanonicalHostedZoneId);
    leave(this, parameter(`${prefix}listener-arn`), listenerArn);
  }
}
