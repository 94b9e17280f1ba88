import type { Case } from '../../case.ts';
import { target, register } from './sample.ts';

const stepScaling = {
  ...{ AdjustmentType: 'ChangeInCapacity', Cooldown: 60, MetricAggregationType: 'Average' },
  MinAdjustmentMagnitude: 1,
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
  ],
};

export const policyTypes: readonly Case[] = [
  {
    title: 'stores a step scaling policy',
    given: [register],
    call: [
      'PutScalingPolicy',
      {
        ...target,
        PolicyName: 'steps',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: stepScaling,
      },
    ],
    expect: { answer: { PolicyARN: /scalingPolicy/ } },
  },
  {
    title: 'refuses custom metrics',
    given: [register],
    call: [
      'PutScalingPolicy',
      {
        ...target,
        PolicyName: 'own',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 1,
          CustomizedMetricSpecification: {
            MetricName: 'm',
            Namespace: 'n',
            Statistic: 'Average',
          },
        },
      },
    ],
    expect: { refused: 'TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification' },
  },
];
