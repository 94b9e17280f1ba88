import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** Requests of one address in five minutes. */
const MOST_REQUESTS = 2_000;

/**
 * Rules that AWS knows to block uploads, as api-service takes them, so they only count. The first blocks
 * all bodies above 8 KiB, where each service has a limit of its own; the others see scripts and paths in
 * the metadata of pictures. What services take in, no browser runs and no path is made of.
 * https://repost.aws/knowledge-center/waf-upload-blocked-files
 */
const COUNTED = ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY'];

/** In the order in which they are asked: who is calling, then what. */
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

/** A metric and samples of requests, under a name. */
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
