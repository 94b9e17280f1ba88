import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';
import type { Needs } from '../needs.ts';
import { databaseNames, awsServiceNames } from './aws-service-names.ts';

/** The lowest free priority: AWS Firewall Manager reserves those up to 100. */
const PRIORITY = 101;

/**
 * The names that can be resolved in a VPC: the environment's own, those of the AWS services that tasks use, and the
 * given hosts. For any other name, the resolver responds that it does not exist, and an alarm is raised. Security
 * groups cannot close DNS as an exfiltration path, because the resolver belongs to AWS. If the firewall cannot decide,
 * the query fails as well, as long as the firewall is not set to fail open:
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_UpdateFirewallConfig.html
 */
export class OutboundNames extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { vpcId }: IVpc,
    environment: Environment,
    { hosts, volumes, databases }: Pick<Needs, 'hosts' | 'volumes' | 'databases'>,
  ) {
    super(scope, id);
    const { names } = environment;
    const allowed = new CfnFirewallDomainList(this, 'Allowed', {
      domains: [
        `*.${names.internalDomain}`,
        ...awsServiceNames(environment, volumes),
        ...(databases ? [databaseNames(environment)] : []),
        ...hosts,
      ],
    });
    const everything = new CfnFirewallDomainList(this, 'Everything', { domains: ['*'] });
    const rules = new CfnFirewallRuleGroup(this, 'Rules', {
      firewallRules: [
        {
          priority: 1,
          action: 'ALLOW',
          firewallDomainListId: allowed.attrId,
          // An allowed name may be an alias, for example of a content network, so aliases are followed.
          firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
        },
        {
          priority: 2,
          action: 'BLOCK',
          blockResponse: 'NODATA',
          firewallDomainListId: everything.attrId,
        },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'Association', {
      firewallRuleGroupId: rules.attrId,
      vpcId,
      priority: PRIORITY,
    });

    new Alarm(this, 'UnknownName', {
      alarmDescription: `A DNS query in ${environment.name} was blocked, because no service needs this name. To find the name and the source, filter firewall_rule_action = "BLOCK" in ${names.logGroup('flow-logs')}`,
      metric: new Metric({
        namespace: 'AWS/Route53Resolver',
        metricName: 'FirewallRuleQueryVolume',
        dimensionsMap: {
          FirewallRuleGroupId: rules.attrId,
          FirewallDomainListId: everything.attrId,
        },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction({ bind: () => ({ alarmActionArn: names.arn.operationsTopic }) });
  }
}
