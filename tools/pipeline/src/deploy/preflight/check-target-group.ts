import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/**
 * Checks that a target group exists and that a load balancer uses it. Needs
 * `elasticloadbalancing:DescribeTargetGroups`.
 */
export async function checkTargetGroup({ elb }: Pick<Aws, 'elb'>, arn: string): Promise<string[]> {
  try {
    const { TargetGroups: [found] = [] } = await elb.describeTargetGroups({
      TargetGroupArns: [arn],
    });
    if (found === undefined) return [missing(arn)];
    return found.LoadBalancerArns?.length
      ? []
      : [`no load balancer uses the target group ${arn}, which ECS asks for`];
  } catch (error) {
    if (!isRefusal(error, 'TargetGroupNotFoundException')) throw error;
    return [missing(arn)];
  }
}

const missing = (arn: string) =>
  `there is no target group ${arn}: deploy the stack of the service first`;
