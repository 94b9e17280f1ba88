import { Fn } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { stackNameOf, type BalancerParameter, type Environment } from '@gatehouse/service-manifest';
import { GatehouseStack } from '../gatehouse-stack.ts';
import type { Needs } from '../needs.ts';
import { leave, read } from '../parameters.ts';
import { balancerParameter, type Balancer } from '../service/load-balancers.ts';
import { Gateway } from './gateway.ts';
import { InternalLoadBalancer } from './internal-load-balancer.ts';
import { PublicLoadBalancer } from './public-load-balancer.ts';
import { ServiceCertificate } from './service-certificate.ts';
import { WebFirewall } from './web-firewall.ts';

/** The route to the services: names, certificate, load balancers, and the firewall in front of them. */
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
    for (const group of needs.groups) {
      const internal = new InternalLoadBalancer(this, group, vpc, environment, arn);
      this.leaveLoadBalancer(environment, 'internal', group, internal);
    }
    const open = needs.publicGroups.map((group) => {
      const balancer = new PublicLoadBalancer(this, group, vpc, environment, arn);
      this.leaveLoadBalancer(environment, 'public', group, balancer);
      return { group, arn: balancer.loadBalancer.balancer.ref };
    });
    if (open.length > 0 && environment.firewall)
      new WebFirewall(this, 'Firewall', environment, open);
  }

  private leaveLoadBalancer(
    { names }: Environment,
    which: Balancer,
    group: number,
    { securityGroup, loadBalancer }: InternalLoadBalancer | PublicLoadBalancer,
  ): void {
    const { balancer, listenerArn } = loadBalancer;
    const values: Record<BalancerParameter, string> = {
      'load-balancer-name': balancer.attrLoadBalancerFullName,
      'load-balancer-security-group-id': securityGroup.securityGroupId,
      'load-balancer-dns-name': balancer.attrDnsName,
      'load-balancer-zone-id': balancer.attrCanonicalHostedZoneId,
      'listener-arn': listenerArn,
    };
    for (const [what, value] of Object.entries(values))
      leave(
        this,
        names.parameter(balancerParameter(which, group, what as BalancerParameter)),
        value,
      );
  }
}
