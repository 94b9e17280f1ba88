import { Match, type Template } from 'aws-cdk-lib/assertions';
import { resolved } from './test/resolved.ts';
import { templateOfService } from './test/template-of-service.ts';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const RECORD = 'AWS::Route53::RecordSet';
const internal = templateOfService('payments', 'production');
const both = templateOfService('orders', 'production');

/** The parameter of the environment that stands in a property. */
const parameterIn = (value: unknown) => /production(\w+?)C96584B6/.exec(resolved(value))?.[1];
const properties = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

it('reaches every service by the internal load balancer, in the private zone', () => {
  internal.resourceCountIs(RULE, 1);
  internal.hasResourceProperties(RULE, {
    ListenerArn: { Ref: Match.stringLikeRegexp('productionlistenerarn') },
    Priority: 3_000 - 1_023,
    Conditions: [
      { Field: 'host-header', HostHeaderConfig: { Values: ['payments.internal.acme.example'] } },
    ],
  });
  internal.resourceCountIs(RECORD, 1);
  internal.hasResourceProperties(RECORD, {
    Name: 'payments.internal.acme.example',
    HostedZoneId: { Ref: Match.stringLikeRegexp('productionprivatezoneid') },
  });
});

it('reaches a public one by the other as well, in the public zone, with targets of its own', () => {
  const rules = properties(both, RULE);
  expect(
    rules.map(({ ListenerArn, Conditions, Actions }) => [
      parameterIn(ListenerArn),
      Conditions[0].HostHeaderConfig.Values,
      resolved(Actions[0].TargetGroupArn).replace(/Group\w{8}>/, ''),
    ]),
  ).toEqual([
    ['listenerarn', ['orders.internal.acme.example'], '<internaltarget'],
    ['publiclistenerarn', ['orders.acme.example'], '<publictarget'],
  ]);
  expect(
    properties(both, RECORD).map(({ Name, AliasTarget }) => [
      Name,
      parameterIn(AliasTarget.DNSName),
      parameterIn(AliasTarget.HostedZoneId),
    ]),
  ).toEqual([
    ['orders.internal.acme.example', 'loadbalancerdnsname', 'loadbalancerzoneid'],
    ['orders.acme.example', 'publicloadbalancerdnsname', 'publicloadbalancerzoneid'],
  ]);
  both.hasResourceProperties(RECORD, {
    Name: 'orders.acme.example',
    HostedZoneId: 'Z000000000PRODUCTION',
  });
});

it('leaves its target groups for the deployment', () => {
  const values = properties(both, 'AWS::SSM::Parameter').map(({ Name, Value }) => [
    Name,
    resolved(Value).replace(/Group\w{8}>/, ''),
  ]);
  expect(values).toEqual(
    expect.arrayContaining([
      ['/gatehouse/production/services/orders/target-group-arn', '<internaltarget'],
      ['/gatehouse/production/services/orders/public-target-group-arn', '<publictarget'],
    ]),
  );
  expect(properties(internal, 'AWS::SSM::Parameter')).toHaveLength(2);
});
