import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import { FirewallLog } from './firewall-log.ts';
import { firewallRules, visible } from './firewall-rules.ts';
import { groupName } from './group-name.ts';

interface LoadBalancerOfGroup {
  readonly group: number;
  readonly arn: string;
}

/** Blocked requests in five minutes: more than the scanners that probe every address cause. */
const MANY_BLOCKED = 500;

/**
 * Blocks known attacks, known attackers and floods in front of the public load balancers, which share its rules and
 * limits.
 */
export class WebFirewall extends Construct {
  constructor(
    scope: Construct,
    id: string,
    environment: Environment,
    loadBalancers: readonly LoadBalancerOfGroup[],
  ) {
    super(scope, id);
    const { name, names } = environment;
    const aclName = `gatehouse-${name}`;
    const acl = new CfnWebACL(this, 'Acl', {
      name: aclName,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: firewallRules(),
      visibilityConfig: visible(aclName),
    });
    for (const { group, arn } of loadBalancers)
      new CfnWebACLAssociation(this, groupName('Association', group), {
        webAclArn: acl.attrArn,
        resourceArn: arn,
      });
    new FirewallLog(this, 'Log', environment, acl.attrArn);
    new Alarm(this, 'ManyBlocked', {
      alarmDescription: `The firewall of ${name} blocks an unusual number of requests. Callers and reasons: ${names.firewallLogGroup}`,
      metric: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: aclName, Region: names.region, Rule: 'ALL' },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: MANY_BLOCKED,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction({ bind: () => ({ alarmActionArn: names.arn.operationsTopic }) });
  }
}
