import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** Maximum number of requests from one address in five minutes. */
const MOST_REQUESTS = 2_000;

/**
 * Rules that only count, because AWS documents that they block uploads such as those of api-service. The first blocks
 * all bodies above 8 KiB, although each service has its own limit; the others see scripts and paths in the metadata of
 * pictures. No browser runs what services receive, and no path is made from it.
 * https://repost.aws/knowledge-center/waf-upload-blocked-files
 */
const COUNTED = ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY'];

/** In the order of evaluation: first the caller, then the request. */
export function firewallRules(): CfnWebACL.RuleProperty[] {
  return [
    {
      name: 'RequestsOfOneAddress',
      action: { block: { customResponse: { responseCode: 429 } } },
      statement: {
        rateBasedStatement: {
          limit: MOST_REQUESTS,
          evaluationWindowSec: 300,
          aggregateKeyType: 'IP',
        },
      },
    },
    managed('AWSManagedRulesAmazonIpReputationList'),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
    managed('AWSManagedRulesCommonRuleSet', COUNTED),
  ].map((rule, priority) => ({ ...rule, priority, visibilityConfig: visible(rule.name) }));
}

/** Publishes a metric and samples of requests under a name. */
export const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/** A group of rules that AWS keeps up to date: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
const managed = (
  name: string,
  counted: string[] = [],
): Pick<CfnWebACL.RuleProperty, 'name' | 'overrideAction' | 'statement'> => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      // AWS refuses an empty list.
      ...(counted.length > 0 && {
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
    },
  },
});
