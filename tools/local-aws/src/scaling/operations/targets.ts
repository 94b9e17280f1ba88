import type {
  DeregisterScalableTargetRequest,
  DeregisterScalableTargetResponse,
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
  ScalableTarget,
} from '@aws-sdk/client-application-auto-scaling';
import { randomBytes } from 'node:crypto';
import { arnOf, iamArnOf } from '../../arn.ts';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import { isSame, type ScalingState } from '../scaling-state.ts';

export const targetOperations = {
  RegisterScalableTarget(
    input: RegisterScalableTargetRequest,
    state,
  ): RegisterScalableTargetResponse {
    const existing = state.targets.find((each) => isSame(each, input));
    const { MinCapacity = existing?.MinCapacity, MaxCapacity = existing?.MaxCapacity } = input;
    if (MinCapacity === undefined || MaxCapacity === undefined)
      throw invalid('Both MinCapacity and MaxCapacity must be given for a new scalable target.');
    if (MinCapacity > MaxCapacity)
      throw invalid('Maximum capacity cannot be less than minimum capacity');
    const id = randomBytes(12).toString('hex');
    const target: ScalableTarget = {
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      MinCapacity,
      MaxCapacity,
      RoleARN: input.RoleARN ?? existing?.RoleARN ?? serviceRole(state),
      CreationTime: existing?.CreationTime ?? new Date(),
      SuspendedState: input.SuspendedState ?? existing?.SuspendedState,
      ScalableTargetARN:
        existing?.ScalableTargetARN ??
        arnOf(state.place, 'application-autoscaling', `scalable-target/${id}`),
    };
    state.targets = [...state.targets.filter((each) => each !== existing), target];
    state.setBounds(input.ResourceId ?? '', { least: MinCapacity, most: MaxCapacity });
    return { ScalableTargetARN: target.ScalableTargetARN };
  },

  DescribeScalableTargets(
    input: DescribeScalableTargetsRequest,
    { targets },
  ): DescribeScalableTargetsResponse {
    const { ServiceNamespace, ResourceIds, ScalableDimension, MaxResults = 50, NextToken } = input;
    const found = targets
      .filter((target) => target.ServiceNamespace === ServiceNamespace)
      .filter((target) => ResourceIds?.includes(target.ResourceId ?? '') ?? true)
      .filter((target) => !ScalableDimension || target.ScalableDimension === ScalableDimension);
    const { items, next } = pageOf(found, { size: MaxResults, token: NextToken });
    return { ScalableTargets: items, NextToken: next };
  },

  /** Deletes a target with its policies and scheduled actions. */
  DeregisterScalableTarget(
    input: DeregisterScalableTargetRequest,
    state,
  ): DeregisterScalableTargetResponse {
    if (!state.targets.some((target) => isSame(target, input)))
      throw new ServiceError(
        'ObjectNotFoundException',
        `No scalable target found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}`,
      );
    state.targets = state.targets.filter((target) => !isSame(target, input));
    state.policies = state.policies.filter((policy) => !isSame(policy, input));
    state.actions = state.actions.filter((action) => !isSame(action, input));
    return {};
  },
} satisfies Operations<ScalingState>;

const serviceRole = ({ place }: ScalingState): string =>
  iamArnOf(
    place,
    'role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService',
  );

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);
