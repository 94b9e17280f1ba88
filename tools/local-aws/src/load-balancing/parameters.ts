import type { OperationParameters } from '../protocol/operations.ts';

/** The parameters of each operation of ELBv2. */
export const loadBalancingParameters: OperationParameters = {
  DescribeTargetGroups: { TargetGroupArns: ['text'], Names: ['text'] },
  DescribeTargetHealth: { TargetGroupArn: 'text' },
  DescribeRules: { ListenerArn: 'text', RuleArns: ['text'] },
};
