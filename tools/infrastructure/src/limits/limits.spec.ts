import type { PricedStack } from '../costs/template.ts';
import { describeLimits } from './describe-limits.ts';
import { limitsOf } from './limits.ts';
import { refuseExceeded } from './refuse-exceeded.ts';

/** Services behind one load balancer, by the parameter from which its listener is imported. */
const stacks = (
  services: number,
  groups: number,
  listener = '/gatehouse/production/listener-arn',
): PricedStack[] =>
  Array.from({ length: services }, (_, at) => ({
    stackName: `gatehouse-production-service-s${at}`,
    template: {
      Parameters: { Listener: { Default: listener } },
      Resources: {
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: {
            ListenerArn: { Ref: 'Listener' },
            Actions: [
              {
                ForwardConfig: {
                  TargetGroups: Array.from({ length: groups }, (_each, group) => ({
                    TargetGroupArn: { Ref: `TargetGroup${group}` },
                  })),
                },
              },
            ],
          },
        },
      },
    },
  }));

const targetGroups = (of: PricedStack[]) =>
  limitsOf(of).find(({ what }) => what.startsWith('target groups'));

it('finds the balancer with the most target groups over all stacks', () => {
  expect(targetGroups(stacks(50, 1))).toMatchObject({
    limit: 100,
    raised: false,
    used: 50,
    where: 'internal load balancer of production',
  });
});

it('counts the load balancers of each group and of each kind by themselves', () => {
  const all = [
    ...stacks(40, 2),
    ...stacks(45, 2, '/gatehouse/production/groups/2/listener-arn'),
    ...stacks(46, 2, '/gatehouse/production/groups/2/public-listener-arn'),
  ];
  expect(targetGroups(all)).toMatchObject({
    used: 92,
    where: 'public load balancer of production, group 2',
  });
});

it('refuses at synthesis what AWS would refuse at deployment, and says what to do', () => {
  expect(() => refuseExceeded(limitsOf(stacks(50, 2)))).not.toThrow();
  expect(() => refuseExceeded(limitsOf(stacks(60, 2)))).toThrow(
    'internal load balancer of production: 120 target groups of a load balancer, and AWS allows 100 at most; set "group" to the next number in service.json of its newest services',
  );
});

it('refuses what exceeds the most that AWS raises a quota to', () => {
  const policies = (count: number): PricedStack[] => [
    {
      stackName: 'gatehouse-production-delivery',
      template: {
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, at) => [
            `Policy${at}`,
            { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'DeployRole' }] } },
          ]),
        ),
      },
    },
  ];
  expect(() => refuseExceeded(limitsOf(policies(20)))).not.toThrow();
  expect(describeLimits(limitsOf(policies(20)))).toEqual([
    'gatehouse-production-delivery DeployRole: 20 of 10 managed policies of a role; ask AWS to raise this quota before the stacks are deployed',
  ]);
  expect(() => refuseExceeded(limitsOf(policies(21)))).toThrow(
    '21 managed policies of a role, and AWS allows 20 at most',
  );
});

it('warns before a quota is exhausted', () => {
  expect(describeLimits(limitsOf(stacks(10, 1)))).toEqual([]);
  expect(describeLimits(limitsOf(stacks(90, 1)))).toEqual([
    'internal load balancer of production: 90 of 100 target groups of a load balancer',
    'internal load balancer of production: 90 of 100 rules of a load balancer',
  ]);
});
