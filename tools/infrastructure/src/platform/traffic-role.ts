import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Environment } from '@gatehouse/service-manifest';

/**
 * By which ECS moves the traffic of services that are deployed blue/green: its tasks into target groups, and the
 * weights of listener rules. What AWS's own AmazonECSInfrastructureRolePolicyForLoadBalancers allows (version 6),
 * without listeners, of which rules are all that is moved here, and without other regions.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export class TrafficRole extends Role {
  constructor(scope: Construct, id: string, { name, names, sharedAccount }: Environment) {
    const { account, region, partition } = names;
    const here = `arn:${partition}:elasticloadbalancing:${region}:${account}`;
    const targetGroups = `${here}:targetgroup/*/*`;
    const rules = `${here}:listener-rule/app/*/*/*/*`;
    // The stacks of services tag both.
    const ofEnvironment = { conditions: { StringEquals: { 'aws:ResourceTag/environment': name } } };
    super(scope, id, {
      roleName: names.trafficRole,
      description: `ECS moves the traffic of services of ${name}`,
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
      '*': 'AWS takes no other resource to describe load balancers',
      [targetGroups]: 'AWS gives target groups their ids, and stacks of services make new ones',
      [rules]: 'AWS gives rules their ids, and stacks of services make new ones',
    };
    for (const [resource, reason] of Object.entries(reasons))
      Validations.of(this).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
