import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs, serviceModel } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const template = templateOf((app) => new NetworkStack(app, environment('production'), needs));
const { names } = serviceModel('orders', 'production');

const [group] = Object.values(template.findResources('AWS::Route53Resolver::FirewallRuleGroup'));
const rules: { Priority: number; Action: string; domains: string[] }[] =
  group!.Properties.FirewallRules.map(
    (rule: { FirewallDomainListId: { 'Fn::GetAtt': [string, string] } }) => ({
      ...rule,
      domains:
        template.toJSON().Resources[rule.FirewallDomainListId['Fn::GetAtt'][0]].Properties.Domains,
    }),
  );

/** The firewall's decision on a name: the first matching rule decides, and an asterisk matches any labels. */
const decide = (name: string) =>
  [...rules]
    .sort((one, other) => one.Priority - other.Priority)
    .find(({ domains }) =>
      domains.some((domain) =>
        domain.startsWith('*') ? name.endsWith(domain.slice(1)) : name === domain,
      ),
    )?.Action;

it.each<[string, string]>([
  ['the registry', names.imageRepository.split('/')[0]!],
  ['layers of images', 'prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com'],
  ['a bucket', `${names.bucket('invoices')}.s3.eu-central-1.amazonaws.com`],
  ['another service', new URL(names.url('payments')).host],
  ['a host on the internet that a manifest lists', 'api.shop.example.com'],
  ...['api.ecr', 'logs', 'secretsmanager', 'sns', 'sqs', 'dynamodb', '333333333333.ddb'].map(
    (service): [string, string] => [service, `${service}.eu-central-1.amazonaws.com`],
  ),
])('resolves %s', (_what, name) => {
  expect(decide(name)).toBe('ALLOW');
});

it.each([
  'example.com',
  'loot.stranger.example',
  'evil-api.shop.example.com',
  'shop.example.com',
  // Any AWS customer can create these hosts.
  'abcdef.execute-api.eu-central-1.amazonaws.com',
  'stranger.eu-central-1.elb.amazonaws.com',
  '999999999999.dkr.ecr.eu-central-1.amazonaws.com',
  'bucket.s3.us-east-1.amazonaws.com',
  'acme.example',
])('does not resolve %s', (name) => {
  expect(decide(name)).toBe('BLOCK');
});

it('responds to blocked names without an address, and follows the aliases of allowed names', () => {
  expect(rules).toEqual([
    expect.objectContaining({ FirewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN' }),
    expect.objectContaining({ BlockResponse: 'NODATA', domains: ['*'] }),
  ]);
});

it('takes effect in the VPC', () => {
  template.hasResourceProperties('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
    VpcId: { Ref: Match.stringLikeRegexp('Vpc') },
    FirewallRuleGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Rules'), 'Id'] },
  });
});

it('raises an alarm on the first name it blocks', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'FirewallRuleQueryVolume',
    Dimensions: Match.arrayWith([
      {
        Name: 'FirewallDomainListId',
        Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('Everything'), 'Id'] },
      },
    ]),
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});
