import type {
  DescribeRulesInput,
  DescribeRulesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetTask } from '../ecs/tasks-behind.ts';
import type { Operations } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { targetHealth } from './target-health.ts';

/** The target groups and rules by ARN, and the targets of a group. */
export interface LoadBalancingState {
  readonly groups: Map<string, TargetGroup>;
  readonly rules: Map<string, Rule>;
  tasksBehind(targetGroupArn: string): TargetTask[];
}

export const loadBalancingOperations = {
  DescribeTargetGroups(input: DescribeTargetGroupsInput, { groups }): DescribeTargetGroupsOutput {
    const { TargetGroupArns: arns = [], Names: names = [] } = input;
    const all = [...groups.values()];
    const wanted = [
      ...arns.map((arn) => groups.get(arn)),
      ...names.map((name) => all.find(({ TargetGroupName }) => TargetGroupName === name)),
    ];
    const found = wanted.filter((group) => group !== undefined);
    if (found.length < wanted.length) throw notFound();
    return { TargetGroups: wanted.length > 0 ? found : all };
  },

  DescribeTargetHealth(
    { TargetGroupArn = '' }: DescribeTargetHealthInput,
    state,
  ): DescribeTargetHealthOutput {
    if (!state.groups.has(TargetGroupArn)) throw notFound();
    return { TargetHealthDescriptions: state.tasksBehind(TargetGroupArn).flatMap(targetHealth) };
  },

  DescribeRules({ ListenerArn, RuleArns }: DescribeRulesInput, { rules }): DescribeRulesOutput {
    // The ARN of a rule consists of its listener's ARN and an id.
    const listener = ListenerArn?.replace(':listener/', ':listener-rule/');
    const found = (RuleArns ?? [...rules.keys()])
      .filter((arn) => listener === undefined || arn.startsWith(`${listener}/`))
      .map((arn) => rules.get(arn));
    if (found.includes(undefined))
      throw new ServiceError('RuleNotFound', 'One or more rules not found');
    return { Rules: found.filter((rule) => rule !== undefined) };
  },
} satisfies Operations<LoadBalancingState>;

const notFound = (): ServiceError =>
  new ServiceError('TargetGroupNotFound', 'One or more target groups not found');
