import { CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Environment, ServiceModel } from '@gatehouse/service-manifest';
import { leave, read } from '../parameters.ts';
import { balancerParameter, type Balancer, type BalancerParameter } from './load-balancers.ts';
import { TaskTargetGroup } from './task-target-group.ts';

/** Ports begin at 1024, and no two services have the same: so no two rules have the same priority. */
const PORTS_BELOW = 1_023;

/** How one load balancer comes to a service: its tasks, the host that means it, and that host's address. */
export class ServiceTarget extends Construct {
  /** Of the metrics: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
  readonly dimensions: { readonly LoadBalancer: string; readonly TargetGroup: string };

  readonly balancer: Balancer;

  constructor(
    scope: Construct,
    balancer: Balancer,
    { hostedZone }: Environment,
    model: ServiceModel,
  ) {
    super(scope, `${balancer}-target`);
    this.balancer = balancer;
    const { manifest, names, shared } = model;
    const isPublic = balancer === 'public';
    const host = isPublic ? names.publicHost : names.internalHost;
    const ofBalancer = (what: BalancerParameter) =>
      read(this, shared.parameter(balancerParameter(balancer, what)));

    const group = new TaskTargetGroup(this, 'Group', model);
    new CfnListenerRule(this, 'Rule', {
      listenerArn: ofBalancer('listener-arn'),
      priority: manifest.port - PORTS_BELOW,
      conditions: [{ field: 'host-header', hostHeaderConfig: { values: [host] } }],
      actions: [{ type: 'forward', targetGroupArn: group.ref }],
    });
    new CfnRecordSet(this, 'Address', {
      // That there is a public one, `refuseUnfitWorkspace` has seen to.
      hostedZoneId: isPublic ? hostedZone! : read(this, shared.parameter('private-zone-id')),
      name: host,
      type: 'A',
      aliasTarget: {
        dnsName: ofBalancer('load-balancer-dns-name'),
        hostedZoneId: ofBalancer('load-balancer-zone-id'),
      },
    });
    const parameter = isPublic ? 'public-target-group-arn' : 'target-group-arn';
    leave(this, names.parameter(parameter), group.ref);
    this.dimensions = {
      LoadBalancer: ofBalancer('load-balancer-name'),
      TargetGroup: group.attrTargetGroupFullName,
    };
  }
}
