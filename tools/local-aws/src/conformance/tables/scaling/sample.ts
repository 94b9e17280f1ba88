import type { Call } from '../../case.ts';

export const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/cluster/api',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

export const register: Call = [
  'RegisterScalableTarget',
  { ...target, MinCapacity: 1, MaxCapacity: 3 },
];

export const tracking = {
  TargetValue: 60,
  PredefinedMetricSpecification: {
    PredefinedMetricType: 'ALBRequestCountPerTarget',
    ResourceLabel: 'app/local/0/targetgroup/local/0',
  },
  ...{ ScaleInCooldown: 300, ScaleOutCooldown: 60, DisableScaleIn: false },
};

export const policy = (PolicyName = 'cpu'): Call => [
  'PutScalingPolicy',
  {
    ...target,
    PolicyName,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: tracking,
  },
];
