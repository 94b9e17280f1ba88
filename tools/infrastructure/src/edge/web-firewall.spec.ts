import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly VisibilityConfig: { readonly CloudWatchMetricsEnabled: boolean };
  readonly Statement: {
    readonly ManagedRuleGroupStatement?: {
      readonly RuleActionOverrides?: readonly { readonly Name: string }[];
    };
  };
}

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));
const [acl] = Object.values(template.findResources('AWS::WAFv2::WebACL')).map(
  ({ Properties }) => Properties,
);
const rules: Rule[] = acl!.Rules;

it('ELB.16: protects the public load balancer', () => {
  template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
  template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
    ResourceArn: { Ref: Match.stringLikeRegexp('^PublicLoadBalancer') },
  });
});

it('WAF.10: evaluates the caller before the request', () => {
  expect(rules.map(({ Name, Priority }) => [Priority, Name])).toEqual([
    [0, 'RequestsOfOneAddress'],
    [1, 'AWSManagedRulesAmazonIpReputationList'],
    [2, 'AWSManagedRulesKnownBadInputsRuleSet'],
    [3, 'AWSManagedRulesCommonRuleSet'],
  ]);
});

it('WAF.12: has a metric for each rule', () => {
  expect(rules.map(({ VisibilityConfig }) => VisibilityConfig.CloudWatchMetricsEnabled)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it('allows uploads, and weakens no other rule', () => {
  const overrides = rules.flatMap(
    ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
  );
  expect(overrides).toEqual(
    ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY'].map((Name) => ({
      Name,
      ActionToUse: { Count: {} },
    })),
  );
});

it('omits an empty list of overrides, which AWS would refuse', () => {
  expect(JSON.stringify(acl)).not.toContain('"RuleActionOverrides":[]');
});

it("WAF.11: logs what it blocks, encrypted, without the caller's secrets", () => {
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FirewallAcl'), 'Arn'] },
    LogDestinationConfigs: [
      'arn:aws:logs:eu-central-1:333333333333:log-group:aws-waf-logs-gatehouse-production',
    ],
    RedactedFields: [
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { SingleHeader: { Name: 'x-api-key' } },
      { QueryString: {} },
    ],
    LoggingFilter: Match.objectLike({ DefaultBehavior: 'DROP' }),
  });
  template.hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Delete',
    Properties: {
      LogGroupName: 'aws-waf-logs-gatehouse-production',
      KmsKeyId: { Ref: Match.stringLikeRegexp('logkeyarn') },
      RetentionInDays: 30,
    },
  });
});

it('raises an alarm when it blocks an unusual number of requests', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'BlockedRequests',
    Dimensions: Match.arrayWith([{ Name: 'WebACL', Value: acl!.VisibilityConfig.MetricName }]),
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});
