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
import { namesOfDatabases, namesOfServices } from './names-of-services.ts';

/** The lowest that is free: those up to 100 are AWS Firewall Manager's. */
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
        ...namesOfServices(environment, volumes),
        ...(databases ? [namesOfDatabases(environment)] : []),
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
          // Where an allowed name is an alias, that of a content network for example, it leads on.
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
      alarmDescription: `Something in ${environment.name} asked for a name that nothing there needs. Which, and who: filter firewall_rule_action = "BLOCK" in ${names.logGroup('flow-logs')}`,
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
