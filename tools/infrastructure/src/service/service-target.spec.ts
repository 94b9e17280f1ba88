import { Match, type Template } from 'aws-cdk-lib/assertions';
import { serviceDefinition, type Manifest } from '@gatehouse/service-manifest';
import { resolved } from './test/resolved.ts';
import { changedModel, templateOfService } from './test/template-of-service.ts';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const RECORD = 'AWS::Route53::RecordSet';
const internal = templateOfService('payments', 'production');
const both = templateOfService('orders', 'production');

/** The environment's parameter to which a property refers. */
const parameterIn = (value: unknown) => /production(\w+?)C96584B6/.exec(resolved(value))?.[1];
const properties = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

it('makes every service reachable through the internal load balancer, in the private zone', () => {
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

it('makes a public service reachable through the public balancer as well, in the public zone, with its own targets', () => {
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

it('stands behind the load balancers of its group', () => {
  const grouped = templateOfService('orders', 'production', { group: 2 });
  expect(properties(grouped, RULE).map(({ ListenerArn }) => parameterIn(ListenerArn))).toEqual([
    'groups2listenerarn',
    'groups2publiclistenerarn',
  ]);
});

it('exports its target groups for the deployment', () => {
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

describe('blue/green', () => {
  const BLUE_GREEN: Partial<Manifest> = { deployment: { strategy: 'blue-green' } };
  const template = templateOfService('orders', 'production', BLUE_GREEN);
  const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

  it('has two identical target groups behind each load balancer', () => {
    const groups = properties(template, GROUP);
    expect(groups).toHaveLength(4);
    for (const group of groups) expect(group).toEqual(groups[0]);
  });

  it('starts with the first one; the other waits', () => {
    const forwarded = properties(template, RULE).map(({ Actions }) =>
      Actions[0].ForwardConfig.TargetGroups.map(
        ({ TargetGroupArn, Weight }: { TargetGroupArn: unknown; Weight: number }) =>
          `${Weight} ${resolved(TargetGroupArn).replace(/Group\w{8}>/, '')}`,
      ),
    );
    expect(forwarded).toEqual([
      ['100 <internaltarget', '0 <internaltargetAlternate'],
      ['100 <publictarget', '0 <publictargetAlternate'],
    ]);
  });

  it('exports everything that the rendered service refers to', () => {
    const { service } = serviceDefinition(changedModel('orders', 'production', BLUE_GREEN));
    const asked = JSON.stringify(service.loadBalancers).match(/(?<=\{\{ssm:)[^}]+/g);
    const left = properties(template, 'AWS::SSM::Parameter').map(({ Name }) => Name);
    expect(asked).toHaveLength(6);
    expect(left).toEqual(expect.arrayContaining(asked!));
  });

  it('does not depend on another environment', () => {
    const environments = { development: BLUE_GREEN };
    expect(templateOfService('orders', 'production', { environments }).toJSON()).toEqual(
      both.toJSON(),
    );
  });
});
