import type { OperationParameters } from '../protocol/operations.ts';

const target = { ServiceNamespace: 'text', ResourceId: 'text', ScalableDimension: 'text' } as const;
const page = { MaxResults: 'integer', NextToken: 'text' } as const;
const suspended = {
  DynamicScalingInSuspended: 'boolean',
  DynamicScalingOutSuspended: 'boolean',
  ScheduledScalingSuspended: 'boolean',
} as const;

/** The parameters of each operation of Application Auto Scaling. */
export const scalingParameters: OperationParameters = {
  RegisterScalableTarget: {
    ...target,
    ...{ MinCapacity: 'integer', MaxCapacity: 'integer', RoleARN: 'text' },
    SuspendedState: suspended,
  },
  DescribeScalableTargets: {
    ServiceNamespace: 'text',
    ResourceIds: ['text'],
    ScalableDimension: 'text',
    ...page,
  },
  DeregisterScalableTarget: target,
  PutScheduledAction: {
    ...target,
    ...{ ScheduledActionName: 'text', Schedule: 'text', Timezone: 'text' },
    ScalableTargetAction: { MinCapacity: 'integer', MaxCapacity: 'integer' },
  },
  DescribeScheduledActions: { ...target, ScheduledActionNames: ['text'], ...page },
  DeleteScheduledAction: { ...target, ScheduledActionName: 'text' },
  PutScalingPolicy: {
    ...target,
    PolicyName: 'text',
    PolicyType: /^(TargetTrackingScaling|StepScaling)$/,
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 'number',
      PredefinedMetricSpecification: { PredefinedMetricType: 'text', ResourceLabel: 'text' },
      ...{ ScaleInCooldown: 'integer', ScaleOutCooldown: 'integer', DisableScaleIn: 'boolean' },
    },
    StepScalingPolicyConfiguration: {
      ...{ AdjustmentType: 'text', Cooldown: 'integer', MetricAggregationType: 'text' },
      MinAdjustmentMagnitude: 'integer',
      StepAdjustments: [
        {
          MetricIntervalLowerBound: 'number',
          MetricIntervalUpperBound: 'number',
          ScalingAdjustment: 'integer',
        },
      ],
    },
  },
  DescribeScalingPolicies: { ...target, PolicyNames: ['text'], ...page },
  DeleteScalingPolicy: { ...target, PolicyName: 'text' },
};
