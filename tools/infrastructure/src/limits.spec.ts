import type { PricedStack } from './costs/template.ts';
import { describeLimits, limitsOf, refuseExceeded } from './limits.ts';

const stacks = (services: number, groups: number): PricedStack[] =>
  Array.from({ length: services }, (_, at) => ({
    stackName: `gatehouse-production-service-s${at}`,
    template: {
      Resources: Object.fromEntries(
        Array.from({ length: groups }, (_each, group) => [
          `internaltargetGroup${group}`,
          { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup' },
        ]),
      ),
    },
  }));

it('finds the balancer with the most target groups over all stacks', () => {
  expect(limitsOf(stacks(50, 1)).find(({ what }) => what.startsWith('target groups'))).toEqual({
    what: 'target groups of a load balancer',
    limit: 100,
    raised: false,
    used: 50,
    where: 'internal load balancer of production',
  });
});

it('refuses at synthesis what AWS would refuse at deployment: 60 blue/green services', () => {
  expect(() => refuseExceeded(limitsOf(stacks(50, 2)))).not.toThrow();
  expect(() => refuseExceeded(limitsOf(stacks(60, 2)))).toThrow(
    'internal load balancer of production: 120 target groups of a load balancer, and AWS allows 100',
  );
});

it('warns before a quota is exhausted', () => {
  expect(describeLimits(limitsOf(stacks(10, 1)))).toEqual([]);
  expect(describeLimits(limitsOf(stacks(90, 1)))).toEqual([
    'internal load balancer of production: 90 of 100 target groups of a load balancer',
  ]);
});
