import { type CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { type TaskTargetGroup } from './task-target-group.ts';

/**
 * ECS owns the weights once it has deployed. CloudFormation leaves them unchanged while the rule's template is
 * unchanged; an update of the rule, such as for another port, resets them to these.
 */
export const initialWeights = (
  group: TaskTargetGroup,
  alternate: TaskTargetGroup,
): CfnListenerRule.ActionProperty => ({
  type: 'forward',
  forwardConfig: {
    targetGroups: [
      { targetGroupArn: group.ref, weight: 100 },
      { targetGroupArn: alternate.ref, weight: 0 },
    ],
  },
});
