import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * The role in which ECS shifts the traffic of services that are deployed blue/green: it registers tasks in target
 * groups, and changes the weights of listener rules. It allows what AWS's
 * AmazonECSInfrastructureRolePolicyForLoadBalancers (version 6) does, except listeners, because only rules change here,
 * and other regions.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export class TrafficRole extends Role {
  constructor(scope: Construct, id: string, { name, names, sharedAccount }: Environment) {
    const { account, region, partition } = names;
    const here = `arn:${partition}:elasticloadbalancing:${region}:${account}`;
    const targetGroups = `${here}:targetgroup/*/*`;
    const rules = `${here}:listener-rule/app/*/*/*/*`;
    // The stacks of services tag target groups and rules.
    const ofEnvironment = { conditions: { StringEquals: { 'aws:ResourceTag/environment': name } } };
    super(scope, id, {
      roleName: names.trafficRole,
      description: `ECS shifts the traffic of services of ${name}`,
      // Has no condition: none is documented for this service, and only the deploy role may pass
      // the role.
      assumedBy: new ServicePrincipal('ecs.amazonaws.com'),
      inlinePolicies: {
        MoveTraffic: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'elasticloadbalancing:DescribeListeners',
                'elasticloadbalancing:DescribeRules',
                'elasticloadbalancing:DescribeTargetGroups',
                'elasticloadbalancing:DescribeTargetHealth',
              ],
              resources: ['*'],
            }),
            new PolicyStatement({
              actions: [
                'elasticloadbalancing:DeregisterTargets',
                'elasticloadbalancing:RegisterTargets',
              ],
              resources: [targetGroups],
              ...(sharedAccount && ofEnvironment),
            }),
            new PolicyStatement({
              actions: ['elasticloadbalancing:ModifyRule'],
              resources: [rules],
              ...(sharedAccount && ofEnvironment),
            }),
          ],
        }),
      },
    });
    const reasons = {
      '*': 'AWS supports no other resource to describe load balancers',
      [targetGroups]:
        'AWS chooses the ids of target groups, and stacks of services create new ones',
      [rules]: 'AWS chooses the ids of rules, and stacks of services create new ones',
    };
    for (const [resource, reason] of Object.entries(reasons))
      Validations.of(this).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
