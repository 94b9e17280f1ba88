import type { Call, ConformanceTable } from '../case.ts';

const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/cluster/api',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;
const register: Call = ['RegisterScalableTarget', { ...target, MinCapacity: 1, MaxCapacity: 3 }];
const tracking = {
  TargetValue: 60,
  PredefinedMetricSpecification: {
    PredefinedMetricType: 'ALBRequestCountPerTarget',
    ResourceLabel: 'app/local/0/targetgroup/local/0',
  },
  ...{ ScaleInCooldown: 300, ScaleOutCooldown: 60, DisableScaleIn: false },
};
const policy = (PolicyName = 'cpu'): Call => [
  'PutScalingPolicy',
  {
    ...target,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: tracking,
  },
];
const schedule: Call = [
  'PutScheduledAction',
  {
    ...target,
    ...{ ScheduledActionName: 'end', Schedule: 'at(2026-11-28T12:00:00)', Timezone: 'UTC' },
    ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
  },
];
const stepScaling = {
  ...{ AdjustmentType: 'ChangeInCapacity', Cooldown: 60, MetricAggregationType: 'Average' },
  MinAdjustmentMagnitude: 1,
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
  ],
};

export const scalingTable: ConformanceTable = {
  service: 'application-autoscaling',
  cases: [
    {
      title: 'registers a target',
      call: [
        'RegisterScalableTarget',
        {
          ...target,
          MinCapacity: 1,
          MaxCapacity: 3,
          RoleARN: 'arn:aws:iam::000000000000:role/scaling',
          SuspendedState: {
            DynamicScalingInSuspended: true,
            DynamicScalingOutSuspended: false,
            ScheduledScalingSuspended: false,
          },
        },
      ],
      expect: { answer: { ScalableTargetARN: /scalable-target/ } },
    },
    {
      title: 'requires both bounds of a new target',
      call: ['RegisterScalableTarget', { ...target, MinCapacity: 1 }],
      expect: { error: 'ValidationException' },
    },
    {
      title: 'refuses to tag a target',
      call: [
        'RegisterScalableTarget',
        { ...target, MinCapacity: 1, MaxCapacity: 3, Tags: { a: 'b' } },
      ],
      expect: { refused: 'Tags' },
    },
    {
      title: 'describes targets',
      given: [register],
      call: [
        'DescribeScalableTargets',
        {
          ServiceNamespace: 'ecs',
          ResourceIds: [target.ResourceId],
          ScalableDimension: target.ScalableDimension,
          MaxResults: 10,
        },
      ],
      expect: { answer: { ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 3 }] } },
    },
    {
      title: 'describes targets in pages',
      given: [
        register,
        [
          'RegisterScalableTarget',
          { ...target, ResourceId: 'service/cluster/b', MinCapacity: 1, MaxCapacity: 1 },
        ],
        ['DescribeScalableTargets', { ServiceNamespace: 'ecs', MaxResults: 1 }],
      ],
      call: [
        'DescribeScalableTargets',
        (answers) => ({ ServiceNamespace: 'ecs', NextToken: answers.at(-1)?.['NextToken'] }),
      ],
      expect: { answer: { ScalableTargets: [{ ResourceId: 'service/cluster/b' }] } },
    },
    {
      title: 'stores a policy unchanged',
      given: [register, policy()],
      call: ['DescribeScalingPolicies', { ...target, PolicyNames: ['cpu'], MaxResults: 5 }],
      expect: {
        answer: {
          ScalingPolicies: [
            {
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingScalingPolicyConfiguration: tracking,
            },
          ],
        },
      },
    },
    {
      title: 'describes policies in pages',
      given: [
        register,
        policy('a'),
        policy('b'),
        ['DescribeScalingPolicies', { ServiceNamespace: 'ecs', MaxResults: 1 }],
      ],
      call: [
        'DescribeScalingPolicies',
        (answers) => ({ ServiceNamespace: 'ecs', NextToken: answers.at(-1)?.['NextToken'] }),
      ],
      expect: { answer: { ScalingPolicies: [{ PolicyName: 'b' }] } },
    },
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
      title: 'refuses a policy without a target',
      call: policy(),
      expect: { error: 'ObjectNotFoundException' },
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
    {
      operation: 'DeleteScalingPolicy',
      title: 'deletes a policy',
      given: [register, policy(), ['DeleteScalingPolicy', { ...target, PolicyName: 'cpu' }]],
      call: ['DescribeScalingPolicies', { ServiceNamespace: 'ecs' }],
      expect: { answer: { ScalingPolicies: [] } },
    },
    {
      title: 'reports a missing policy',
      call: ['DeleteScalingPolicy', { ...target, PolicyName: 'cpu' }],
      expect: { error: 'ObjectNotFoundException' },
    },
    {
      title: 'brings a service within its bounds on a date, once',
      given: [register, schedule],
      call: [
        'DescribeScheduledActions',
        { ...target, ScheduledActionNames: ['end'], MaxResults: 5, NextToken: '0' },
      ],
      expect: {
        answer: {
          ScheduledActions: [
            {
              Schedule: 'at(2026-11-28T12:00:00)',
              Timezone: 'UTC',
              ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
            },
          ],
        },
      },
    },
    {
      title: 'refuses a schedule without a target',
      call: schedule,
      expect: { error: 'ObjectNotFoundException' },
    },
    {
      operation: 'DeleteScheduledAction',
      title: 'deletes a scheduled action',
      given: [
        register,
        schedule,
        ['DeleteScheduledAction', { ...target, ScheduledActionName: 'end' }],
      ],
      call: ['DescribeScheduledActions', { ServiceNamespace: 'ecs' }],
      expect: { answer: { ScheduledActions: [] } },
    },
    {
      title: 'reports a missing scheduled action',
      call: ['DeleteScheduledAction', { ...target, ScheduledActionName: 'end' }],
      expect: { error: 'ObjectNotFoundException' },
    },
    {
      operation: 'DeregisterScalableTarget',
      title: 'deregisters a target with its policies',
      given: [register, policy(), ['DeregisterScalableTarget', target]],
      call: ['DescribeScalingPolicies', { ServiceNamespace: 'ecs' }],
      expect: { answer: { ScalingPolicies: [] } },
    },
    {
      title: 'reports a missing target',
      call: ['DeregisterScalableTarget', target],
      expect: { error: 'ObjectNotFoundException' },
    },
  ],
};
