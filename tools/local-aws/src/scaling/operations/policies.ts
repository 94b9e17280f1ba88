import type {
  DeleteScalingPolicyRequest,
  DeleteScalingPolicyResponse,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { randomUUID } from 'node:crypto';
import { arnOf } from '../../arn.ts';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { isSame, type ScalingState } from '../scaling-state.ts';

export const policyOperations = {
  PutScalingPolicy(input: PutScalingPolicyRequest, state): PutScalingPolicyResponse {
    if (!state.targets.some((target) => isSame(target, input)))
      throw notFound(
        `No scalable target registered for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}`,
      );
    const existing = state.policies.find((each) => isPolicy(each, input));
    const resource = `scalingPolicy:${randomUUID()}:resource/ecs/${input.ResourceId}:policyName/${input.PolicyName}`;
    const policy: ScalingPolicy = {
      PolicyARN: existing?.PolicyARN ?? arnOf(state.place, 'autoscaling', resource),
      PolicyName: input.PolicyName,
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      PolicyType: input.PolicyType ?? existing?.PolicyType ?? 'StepScaling',
      StepScalingPolicyConfiguration: input.StepScalingPolicyConfiguration,
      TargetTrackingScalingPolicyConfiguration: input.TargetTrackingScalingPolicyConfiguration,
      Alarms: [],
      CreationTime: existing?.CreationTime ?? new Date(),
    };
    state.policies = [...state.policies.filter((each) => each !== existing), policy];
    return { PolicyARN: policy.PolicyARN, Alarms: [] };
  },

  DescribeScalingPolicies(
    input: DescribeScalingPoliciesRequest,
    { policies },
  ): DescribeScalingPoliciesResponse {
    const { PolicyNames, ServiceNamespace, ResourceId, ScalableDimension } = input;
    const found = policies
      .filter((policy) => policy.ServiceNamespace === ServiceNamespace)
      .filter((policy) => PolicyNames?.includes(policy.PolicyName ?? '') ?? true)
      .filter((policy) => !ResourceId || policy.ResourceId === ResourceId)
      .filter((policy) => !ScalableDimension || policy.ScalableDimension === ScalableDimension);
    const { items, next } = pageOf(found, { size: input.MaxResults ?? 10, token: input.NextToken });
    return { ScalingPolicies: items, NextToken: next };
  },

  DeleteScalingPolicy(input: DeleteScalingPolicyRequest, state): DeleteScalingPolicyResponse {
    const existing = state.policies.find((each) => isPolicy(each, input));
    if (!existing) throw notFound(`No scaling policy found for ${input.PolicyName}`);
    state.policies = state.policies.filter((each) => each !== existing);
    return {};
  },
} satisfies Operations<ScalingState>;

const isPolicy = (policy: ScalingPolicy, input: DeleteScalingPolicyRequest): boolean =>
  policy.PolicyName === input.PolicyName && isSame(policy, input);

const notFound = (message: string): ServiceError =>
  new ServiceError('ObjectNotFoundException', message);
