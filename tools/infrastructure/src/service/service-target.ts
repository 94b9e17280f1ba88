import { CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import {
  groupOf,
  type BalancerParameter,
  type Environment,
  type ServiceModel,
  type TargetParameter,
} from '@gatehouse/service-manifest';
import { leave, read } from '../parameters.ts';
import { initialWeights } from './initial-weights.ts';
import { balancerParameter, type Balancer } from './load-balancers.ts';
import { TaskTargetGroup } from './task-target-group.ts';

/** Ports begin at 1024, and no two services share one, so no two rules have the same priority. */
const PORTS_BELOW = 1_023;

/**
 * Statistics of a target group's metrics:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export interface TargetDimensions {
  readonly LoadBalancer: string;
  readonly TargetGroup: string;
}

/** The route from one load balancer to a service: target group, rule for the host, and DNS record. */
export class ServiceTarget extends Construct {
  /**
   * Metrics of its target group; for blue/green, of both groups, because either may be in production.
   */
  readonly dimensions: readonly TargetDimensions[];

  readonly balancer: Balancer;

  constructor(
    scope: Construct,
    balancer: Balancer,
    { hostedZone }: Environment,
    model: ServiceModel,
  ) {
    super(scope, `${balancer}-target`);
    this.balancer = balancer;
    const { manifest, settings, names, shared } = model;
    const isPublic = balancer === 'public';
    // A load balancer implies a domain.
    const host = isPublic ? names.publicHost! : names.internalHost;
    const ofBalancer = (what: BalancerParameter) =>
      read(this, shared.parameter(balancerParameter(balancer, groupOf(manifest), what)));

    const group = new TaskTargetGroup(this, 'Group', model);
    const alternate =
      settings.deployment.strategy === 'blue-green'
        ? new TaskTargetGroup(this, 'AlternateGroup', model)
        : undefined;
    const rule = new CfnListenerRule(this, 'Rule', {
      listenerArn: ofBalancer('listener-arn'),
      priority: manifest.port - PORTS_BELOW,
      conditions: [{ field: 'host-header', hostHeaderConfig: { values: [host] } }],
      actions: [
        alternate
          ? initialWeights(group, alternate)
          : { type: 'forward', targetGroupArn: group.ref },
      ],
    });
    new CfnRecordSet(this, 'Address', {
      // `refuseUnfitWorkspace` has verified that there is a public one.
      hostedZoneId: isPublic ? hostedZone! : read(this, shared.parameter('private-zone-id')),
      name: host,
      type: 'A',
      aliasTarget: {
        dnsName: ofBalancer('load-balancer-dns-name'),
        hostedZoneId: ofBalancer('load-balancer-zone-id'),
      },
    });
    const leaveFor = (what: TargetParameter, arn: string) =>
      leave(this, names.parameter(isPublic ? `public-${what}` : what), arn);
    leaveFor('target-group-arn', group.ref);
    if (alternate) {
      leaveFor('alternate-target-group-arn', alternate.ref);
      leaveFor('listener-rule-arn', rule.ref);
    }
    this.dimensions = [group, ...(alternate ? [alternate] : [])].map((each) => ({
      LoadBalancer: ofBalancer('load-balancer-name'),
      TargetGroup: each.attrTargetGroupFullName,
    }));
  }
}
