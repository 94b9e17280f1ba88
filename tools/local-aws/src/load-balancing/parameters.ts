import type { OperationParameters } from '../protocol/operations.ts';

/** What each operation of ELBv2 takes. */
export const loadBalancingParameters: OperationParameters = {
  DescribeTargetGroups: { TargetGroupArns: ['text'], Names: ['text'] },
  DescribeTargetHealth: { TargetGroupArn: 'text' },
  DescribeRules: { ListenerArn: 'text', RuleArns: ['text'] },
};
