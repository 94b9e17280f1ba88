import { itAllows, itDenies } from '../policies/test/decisions.ts';
import { environment } from '../test/workspace.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template, world } = platformTemplate();
const { trafficRole } = environment('production').names;
const elb = (what: string, region = 'eu-central-1') =>
  `arn:aws:elasticloadbalancing:${region}:333333333333:${what}`;
const targetGroup = 'targetgroup/orders/0123456789abcdef';
const rule = 'listener-rule/app/public/0123456789abcdef/0123456789abcdef/0123456789abcdef';
const listener = 'listener/app/public/0123456789abcdef/0123456789abcdef';

it('can be assumed by ECS itself, not by tasks', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    RoleName: trafficRole,
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'ecs.amazonaws.com' },
        },
      ],
    },
  });
});

itAllows(world, [
  [trafficRole, 'elasticloadbalancing:DescribeRules'],
  [trafficRole, 'elasticloadbalancing:DescribeTargetHealth'],
  [trafficRole, 'elasticloadbalancing:RegisterTargets', elb(targetGroup)],
  [trafficRole, 'elasticloadbalancing:DeregisterTargets', elb(targetGroup)],
  [trafficRole, 'elasticloadbalancing:ModifyRule', elb(rule)],
]);
itDenies(world, {
  'what moves no traffic': [
    [trafficRole, 'elasticloadbalancing:DeleteRule', elb(rule)],
    [trafficRole, 'elasticloadbalancing:ModifyListener', elb(listener)],
    [trafficRole, 'elasticloadbalancing:DeleteTargetGroup', elb(targetGroup)],
  ],
  'another region': [
    [trafficRole, 'elasticloadbalancing:ModifyRule', elb(rule, 'us-east-1')],
    [trafficRole, 'elasticloadbalancing:RegisterTargets', elb(targetGroup, 'us-east-1')],
  ],
});
